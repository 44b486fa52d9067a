// Two lines of 64 years as chart services draw them: Chart.js on a canvas as PNG, ECharts as SVG.
//
// Reads lines of JSON (whose, how many) and answers each with the median milliseconds of a drawing,
// in a process that has drawn before. Started by bench/charts.py in .bench/node.
import { createInterface } from "node:readline";
import { createCanvas } from "@napi-rs/canvas";
import { Chart, registerables } from "chart.js";
import * as echarts from "echarts";

Chart.register(...registerables);
const [WIDTH, HEIGHT] = [1200, 720];
const years = Array.from({ length: 64 }, (_, index) => 1957 + index);
const lines = [7, 5].map((times) => years.map((year) => Math.abs((year % 17) - 8) * times));

function chartjs() {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const chart = new Chart(canvas, {
    type: "line",
    data: { labels: years, datasets: lines.map((data, index) => ({ label: `line ${index}`, data })) },
    options: {
      animation: false,
      responsive: false,
      plugins: { title: { display: true, text: "Launches per year" } },
    },
  });
  const png = canvas.toBuffer("image/png");
  chart.destroy();
  return png;
}

function svg() {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  chart.setOption({
    animation: false,
    title: { text: "Launches per year" },
    legend: {},
    xAxis: { type: "category", data: years },
    yAxis: { type: "value" },
    series: lines.map((data, index) => ({ type: "line", name: `line ${index}`, data })),
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}

const WAYS = { chartjs, echarts: svg };
for (let warm = 0; warm < 20; warm += 1) Object.values(WAYS).forEach((draw) => draw());
for await (const line of createInterface({ input: process.stdin })) {
  const [whose, count] = JSON.parse(line);
  const took = Array.from({ length: count }, () => {
    const began = performance.now();
    if (WAYS[whose]().length < 1000) throw new Error(`${whose} drew nothing`);
    return performance.now() - began;
  }).sort((one, other) => one - other);
  console.log(took[Math.floor(count / 2)]);
}
