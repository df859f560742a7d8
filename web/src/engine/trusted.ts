// The page's one Trusted Types policy: it lets the scripts of this build through that start a worker, and nothing else.

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const known = new Set<string>();
const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = types?.createPolicy('unpushy', {
  createScriptURL(url) {
    if (!known.has(url)) throw new TypeError('this is no worker of this page');
    return url;
  },
});

/** `url` is made by the build, never by a text or an address. */
export function trusted(url: string): string {
  known.add(url);
  return policy ? policy.createScriptURL(url) : url;
}
