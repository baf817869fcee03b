/** What is to be seen of a text: without format characters and fillers. */
export function visibleText(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
}

/** Whether there is nothing to be seen in a text: it is empty, or of spaces, format characters and fillers. */
export function isBlank(text: string): boolean {
  return visibleText(text).trim() === "";
}
