export const codeServerFolder: string;
