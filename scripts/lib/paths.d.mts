export const vsixFile: string;
