// Enhances pages that already say everything: draws the charts, and lets a tap on a table tell before it opens.
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/room.css';
import './styles/figures.css';
import './styles/desk.css';
import './styles/print.css';
import { tellBeforeOpening } from './tap-to-tell.ts';

tellBeforeOpening(document.querySelectorAll<HTMLElement>('[data-room]'));

// Chart.js is the larger part of what a page loads, so only pages with a chart load it.
const plots = document.querySelectorAll<HTMLElement>('[data-chart]');
if (plots.length > 0) {
  const { drawCharts } = await import('./draw-charts.ts');
  drawCharts([...plots]);
}
