/** Bounds against archives that are built to do harm. Each is far above what a real export needs. */

/** Deflate cannot exceed 1032; JSON of real exports stays below 40. Only asked of files above `ratioFrom` bytes. */
export const maxRatio = 250;
export const ratioFrom = 32 << 20;
/** One file: X stops a tweets.js long before; 100,000 posts are 200 MB. */
export const maxFileBytes = 4 * 2 ** 30;
/** All files of one archive that are read. */
export const maxTotalBytes = 16 * 2 ** 30;
export const maxEntries = 2_000_000;
/** One JSON record, CSV row or line, in UTF-16 units. */
export const maxRecord = 16 << 20;
/** A file that has to be in memory as a whole: a table of contents, a profile. */
export const maxWhole = 16 << 20;
/** Levels of JSON that are walked through to reach a record. */
export const maxDepth = 64;
/** Bytes taken to recognise a file. */
export const headBytes = 4096;
