import { shown } from "../problems/shown";
import { Rule } from "./rule";

/** An environment is called like its file. */
export const fileName: Rule = ({ name, fileName }) =>
  name === undefined || name === fileName
    ? []
    : [{ path: ["name"], expected: `the file's name, ${fileName}`, got: shown(name) }];
