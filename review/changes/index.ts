export { actionOf } from "./action";
export { attributeChanges } from "./attributes";
export { changesOf, checksOf, outputChangesOf, unchangedIn } from "./changes-of";
export { meaningChanges } from "./meaning";
export { shown, shownPair } from "./shown";
