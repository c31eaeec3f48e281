/** Modules in layers; a layer imports from the layers before it only, and modules of one layer not from each other. */
export const LAYERS = [
  ["identity", "calendar"],
  ["trade-unions"],
  ["checklists", "evidence"],
  ["inspections"],
  ["rectifications"],
  ["ratings"],
  ["audits"],
  ["supervision", "rankings"],
  ["sync", "documents"],
];
