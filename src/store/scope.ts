/** Whose rows a call may touch; every store call on owned rows takes one. */
export type Scope = { readonly ownerId: string };
