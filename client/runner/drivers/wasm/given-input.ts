/**
 * Standard input as far as it was given beforehand. What is typed behind it does not belong to its last line.
 * @param asks whether somebody can be asked for more
 */
export function givenInput(input: string, asks: boolean): string {
  return asks && input !== '' && !input.endsWith('\n') ? `${input}\n` : input
}
