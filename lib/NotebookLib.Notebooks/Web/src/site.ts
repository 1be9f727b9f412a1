// One script for all pages; each part starts where its HTML is, and a part that fails leaves the page readable.
import { startExplorers } from "./explorer";
import { startFile } from "./file";
import { startGroup } from "./group";
import { startNotes } from "./notes";
import { startFilters, startLanguage, startPictures, startSearch, startSorting, startTerms } from "./page";
import { startPoints } from "./points";
import { startPredictions } from "./predict";
import { startTools } from "./tools";

document.documentElement.classList.add("js");
for (const start of [startLanguage, startTerms, startPredictions, startNotes, startTools, startFile, startGroup, startSearch, startFilters, startSorting, startPictures, startExplorers, startPoints]) {
  try {
    start();
  } catch (problem) {
    console.warn("Een onderdeel van deze pagina start niet:", problem);
  }
}
