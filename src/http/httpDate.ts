/** The time an HTTP header states; `undefined` when it states none that can be read. */
export function httpDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}
