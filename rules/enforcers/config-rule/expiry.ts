/** Not there yet. */
export async function handler(): Promise<void> {}
