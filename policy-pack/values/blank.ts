/** The visible part of a text, without format characters and fillers. */
export function visibleText(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
}

/**
 * Whether a text has nothing visible: it is empty, or only spaces, format characters and fillers.
 */
export function isBlank(text: string): boolean {
  return visibleText(text).trim() === "";
}
