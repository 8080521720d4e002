import { z } from 'zod';

const jsonSchema = z.json();
const objectSchema = z.record(z.string(), jsonSchema);

export type Json = z.infer<typeof jsonSchema>;
export type JsonObject = z.infer<typeof objectSchema>;

/** Anything that JSON can hold, as JSON: members without a value are gone. */
export function toJson(value: unknown): Json {
  return jsonSchema.parse(JSON.parse(JSON.stringify(value)));
}

/** A record, or any other object, as JSON. */
export function toJsonObject(value: object): JsonObject {
  return objectSchema.parse(JSON.parse(JSON.stringify(value)));
}

/** One field that a change touched. Absent `before`: it had no value; absent `after`: it has none any more. */
export type FieldChange = { field: string; before?: Json; after?: Json };

function isContainer(value: Json | undefined): value is Json[] | JsonObject {
  return typeof value === 'object' && value !== null;
}

/** The leaves in which two values differ, by dotted path (`rights.0.outcome`), in the order of the record. */
export function changesBetween(before: Json | undefined, after: Json | undefined, path = ''): FieldChange[] {
  if (isLeaf(before) && isLeaf(after)) {
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [
      { field: path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    ];
  }
  const [old, fresh] = [membersOf(before), membersOf(after)];
  const leaf = isLeaf(before)
    ? changesBetween(before, undefined, path)
    : isLeaf(after)
      ? changesBetween(undefined, after, path)
      : [];
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  const inside = names.flatMap((name) =>
    changesBetween(old.get(name), fresh.get(name), path === '' ? name : `${path}.${name}`),
  );
  return [...leaf, ...inside];
}

/** An empty list or object is a value of its own, else it would be lost in the trail. */
function isLeaf(value: Json | undefined): boolean {
  return !isContainer(value) || Object.keys(value).length === 0;
}

function membersOf(value: Json | undefined): Map<string, Json> {
  return new Map(isContainer(value) ? Object.entries(value) : []);
}
