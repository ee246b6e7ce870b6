import { CloudCatalog } from "../../catalog";
import { Draft } from "../draft";
import { Finding } from "../problems/problem";

/**
 * One agreement between keys of a file. Pure; says nothing about parts that are absent, because the schema
 * has said why they are.
 *
 * @param draft - the usable parts of the file.
 * @param catalog - what is known of the cloud the file names.
 */
export type Rule = (draft: Draft, catalog: CloudCatalog) => Finding[];
