/* What is done to text before it is compared or shown. */

const QUOTED = 90; // characters of a statement where it stands for a name

const LETTERS = {
  "\u0623": "\u0627", "\u0625": "\u0627", "\u0622": "\u0627", "\u0671": "\u0627", // alef with hamza, madda, wasla
  "\u0649": "\u064a", "\u0626": "\u064a", "\u06cc": "\u064a", // alef maksura, yeh with hamza, Farsi yeh
  "\u0629": "\u0647", "\u0624": "\u0648", "\u06a9": "\u0643", // teh marbuta, waw with hamza, keheh
};
const MARKS = /[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g;

/** The form in which names are compared: that of kg.arabic.letters.fold, in lower case. */
export function fold(text) {
  const letters = Array.from(text.replace(MARKS, ""), (letter) => LETTERS[letter] ?? letter).join("");
  return letters.replace(/[^\p{L}\p{N}\s]/gu, " ").trim().replace(/\s+/g, " ").toLowerCase();
}

export const shorten = (text) => (text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text);

/** The address if it leads to a web page, else "": articles may come with addresses that run scripts. */
export function webAddress(text) {
  try {
    const address = new URL(text);
    return ["http:", "https:"].includes(address.protocol) ? address.href : "";
  } catch {
    return "";
  }
}
