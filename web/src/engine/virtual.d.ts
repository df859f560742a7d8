// Addresses of files that are no code, and modules the one-file build makes up.

declare module '*.wasm?url' {
  const address: string;
  export default address;
}

declare module '*.upk?url' {
  const address: string;
  export default address;
}

declare module 'virtual:worker' {
  /** the engine's worker as one classic script */
  const code: string;
  export default code;
}

declare module 'virtual:history-worker' {
  /** the history view's worker, the same way */
  const code: string;
  export default code;
}

declare module 'virtual:data' {
  /** base64 */
  export const wasm: string;
  export const en: string;
}
