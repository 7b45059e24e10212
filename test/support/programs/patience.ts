/** Milliseconds that a program may take for anything, on a machine that is busy with other things. */
export const patience = 60_000;
