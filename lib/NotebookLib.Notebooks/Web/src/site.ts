// One script for all pages; each part starts where its HTML is, and a part that fails leaves the page readable.
import { startAgain } from "./again";
import { startExplorers } from "./explorer";
import { startFile } from "./file";
import { startGroup } from "./group";
import { startLeader } from "./leader";
import { startNotes } from "./notes";
import { startFilters, startLanguage, startPictures, startSearch, startSorting, startTerms } from "./page";
import { startPoints } from "./points";
import { startPredictions } from "./predict";
import { startTools } from "./tools";

/** What starts in a part of a page as well as in a whole one. */
const inParts = [startTerms, startPredictions, startNotes, startTools, startSorting, startPictures];

function begin(starts: ((root: ParentNode) => void)[], root: ParentNode): void {
  for (const start of starts) {
    try {
      start(root);
    } catch (problem) {
      console.warn("Een onderdeel van deze pagina start niet:", problem);
    }
  }
}

document.documentElement.classList.add("js");
begin([startLanguage, ...inParts, startFile, startGroup, startSearch, startFilters, startExplorers, startPoints, startAgain, startLeader], document);
// a preview replaces parts of the page while it is open
document.addEventListener("nl:part", (event) => begin(inParts, (event as CustomEvent<ParentNode>).detail));
