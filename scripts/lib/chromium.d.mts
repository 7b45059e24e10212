export const chromiumArguments: string[];
export function chromiumPath(): string;
