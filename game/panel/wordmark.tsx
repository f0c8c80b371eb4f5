/** The name of the house. */
export function Wordmark() {
  return (
    <>
      ear<span>shot</span>
    </>
  );
}
