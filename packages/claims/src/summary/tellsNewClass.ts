/** Whether a claim whose class is not ready waits for nothing but the first look at it. The words are the controllers'. */
export function tellsNewClass(message: string | undefined): boolean {
  return / was not looked at yet/.test(message ?? '');
}
