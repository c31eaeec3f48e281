/** A module of the built program; the peers and tools import what they need of it, the measured server runs it whole. */
export const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
