// @ts-check
// What a page does beyond what its forms and links do by themselves. Each module looks for the attributes it serves.
import "./live.js";
import "./forms.js";
import "./clock.js";
import "./upload.js";
import "./picture.js";
import "./zoom.js";
import "./park.js";
import "./menus.js";
import "./select.js";
import "./copy.js";
import "./zone.js";
import "./stage.js";
import "./ways.js";
import "./drafts.js";
import "./follow.js";
import "./hands.js";
