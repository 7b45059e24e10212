interface Meta {
  readonly outputs: Record<string, { readonly inputs: Record<string, { readonly bytesInOutput: number }> }>;
}

export function noticesFor(meta: Meta, folder: string): string;
