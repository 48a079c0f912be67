/** Attributes that are empty for now, of the type that they may have. */
export const noText: string | null = null;
export const noNumber: number | null = null;
export const noMetadata: Record<string, string | null> | null = null;

/** A value that may be empty, too. */
export const orEmpty = <T>(value: T): T | null => value;
