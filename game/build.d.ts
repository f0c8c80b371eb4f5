/** Which build of the page this is: version and, where it was built from a checkout, its commit. */
declare const __EARSHOT_BUILD__: string;
