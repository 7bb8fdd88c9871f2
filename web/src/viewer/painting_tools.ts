/** What paints homes, in one piece, as it is loaded when somebody asks for it. */
export { Painter } from "./painter";
export { Stock } from "./stock";
