/** Whether there is nothing to be seen in a text: it is empty, or of spaces, format characters and fillers. */
export function isBlank(text: string): boolean {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").trim() === "";
}
