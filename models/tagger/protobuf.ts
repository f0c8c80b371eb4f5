/** Protocol buffers, as much as an ONNX file needs: a message is the bytes of its fields in a row. */

const VARINT = 0;
const LENGTH = 2;
const FLOAT = 5;

/** A field that holds a whole number of at least 0. */
export function intField(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field * 8 + VARINT), ...varint(value)]);
}

/** A field that holds a float32. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return Uint8Array.from([...varint(field * 8 + FLOAT), ...bytes]);
}

/** A field that holds bytes or an inner message. */
export function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return message([
    Uint8Array.from([...varint(field * 8 + LENGTH), ...varint(bytes.length)]),
    bytes,
  ]);
}

/** A field that holds an inner message given as parts, as parts: none of them is copied. */
export function partsField(field: number, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [Uint8Array.from([...varint(field * 8 + LENGTH), ...varint(length)]), ...parts];
}

/** A field that holds text. */
export function textField(field: number, text: string): Uint8Array {
  return bytesField(field, new TextEncoder().encode(text));
}

/** Fields joined to a message. */
export function message(fields: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((length, field) => length + field.length, 0));
  let at = 0;
  for (const field of fields) {
    bytes.set(field, at);
    at += field.length;
  }
  return bytes;
}

/** Seven bits a byte, lowest first; the high bit says that more follow. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
