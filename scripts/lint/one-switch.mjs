/**
 * Finds code that asks which cloud it is on: comparisons and switches by the type of what is compared, records and lists by
 * their words. There is one place for that; everything else talks to contracts, or to what the catalog says of a cloud.
 */
import { AMBIGUOUS, KINDS } from "./kinds.mjs";

const isWord = (node) => node?.type === "Literal" && KINDS.has(node.value) && node.value !== AMBIGUOUS;

/** Members of the type of an expression when all of them are texts; none otherwise. */
function textsOf(type) {
  const members = type.isUnion() ? type.types : [type];
  return members.every((one) => one.isStringLiteral()) ? members.map(({ value }) => value) : [];
}

const keyOf = ({ key, computed }) => (computed ? undefined : (key?.name ?? key?.value));

/** The rule. */
export const oneSwitch = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      asks: "Only constructs/clouds/index.ts asks which cloud it is: put what differs behind a contract or into the catalog.",
      lists:
        "A table of clouds is one more place to add a cloud in: put what differs behind a contract or into the catalog.",
    },
  },
  create(context) {
    const { parserServices: services } = context.sourceCode;
    const typeOf = (node) => {
      const type = services.getTypeAtLocation(node);
      return services.program.getTypeChecker().getBaseConstraintOfType(type) ?? type;
    };
    /** Whether an expression may be several kinds of cloud, and nothing else. */
    const isKind = (node) => {
      const texts = textsOf(typeOf(node));
      return texts.length > 1 && texts.every((text) => KINDS.has(text));
    };
    /** Whether an expression is one certain text. */
    const isOne = (node) => textsOf(typeOf(node)).length === 1;
    const asks = (asked, answer) => isWord(answer) || (isKind(asked) && isOne(answer));
    return {
      BinaryExpression(node) {
        const { operator, left, right } = node;
        if (!["===", "!==", "==", "!="].includes(operator)) return;
        if (asks(left, right) || asks(right, left)) context.report({ node, messageId: "asks" });
      },
      SwitchStatement(node) {
        if (isKind(node.discriminant) || node.cases.some(({ test }) => isWord(test))) {
          context.report({ node, messageId: "asks" });
        }
      },
      ObjectExpression(node) {
        const named = node.properties.filter((property) => KINDS.has(keyOf(property)));
        if (named.length > 1) context.report({ node, messageId: "lists" });
      },
      ArrayExpression(node) {
        const first = (element) => (element?.type === "ArrayExpression" ? element.elements[0] : element);
        if (node.elements.some((element) => isWord(first(element)))) {
          context.report({ node, messageId: "lists" });
        }
      },
    };
  },
};
