/** The sales team's pages: whichever of them this is comes to life. */

import "./styles/tokens.css";
import "./styles/sales.css";
import { BuyerPage } from "./sales/buyerpage";
import { Figures } from "./sales/figures";
import { NowPage } from "./sales/nowpage";
import { writeTimes } from "./sales/times";
import { wordsOfPage } from "./words";

wordsOfPage();
const page = document.body;
const development = page.dataset["development"] ?? "";

if (page.classList.contains("now")) new NowPage(page, development);
else if (page.classList.contains("one-buyer")) new BuyerPage(page, development);
else if (page.classList.contains("demand")) void new Figures(page).draw();
else writeTimes(page, Date.now());
