/**
 * Load a package that may be absent: optional dependencies are left out on some platforms, and some
 * come without their native part. T is what the caller uses of it; undefined when it can't be loaded.
 */
export async function optionalPackage<T>(name: string): Promise<T | undefined> {
  try {
    return (await import(/* @vite-ignore */ name)) as T;
  } catch {
    return undefined;
  }
}
