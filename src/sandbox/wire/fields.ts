/** A resource as it travels: names and texts in the documented order. Every scalar is a string (facts sheet 1.4). */
export type Fields = readonly (readonly [name: string, value: string])[];
