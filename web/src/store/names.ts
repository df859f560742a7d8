// What the page's database is called, for those that only want to know whether there is one.

export const kDatabase = 'unpushy';
