// Draws a card as PNG or SVG in the reader's own browser: the server needs none for it.
// The server sends the frame as SVG and the chart as a Plotly specification.

const SVG = 'image/svg+xml';

function script(address) {
  // One copy of plotly.js serves every card that is drawn on this page.
  window.fundMonitorPlotly ||= new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = address;
    element.onload = () => resolve(window.Plotly);
    element.onerror = () => {
      window.fundMonitorPlotly = undefined;
      reject(new Error('The drawing program could not be loaded.'));
    };
    document.head.append(element);
  });
  return window.fundMonitorPlotly;
}

async function whole(card) {
  if (!card.chart) return card.before + card.after;
  const plotly = await script(card.plotly);
  const { width, height } = card.chart.layout;
  const config = { topojsonURL: card.topojson, staticPlot: true };
  const drawn = await plotly.toImage({ ...card.chart, config }, { format: 'svg', width, height });
  const text = decodeURIComponent(drawn.slice(drawn.indexOf(',') + 1));
  const chart = text.slice(text.indexOf('<svg'));
  return `${card.before}${card.opening}${chart}</svg>${card.after}`;
}

async function asPng(svg, card, scale) {
  const address = URL.createObjectURL(new Blob([svg], { type: SVG }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = card.width * scale;
    canvas.height = card.height * scale;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    ));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function handOver(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function draw(card, file) {
  const svg = await whole(card);
  const blob = file.scale ? await asPng(svg, card, file.scale) : new Blob([svg], { type: SVG });
  handOver(blob, file.name);
}

export default function (component) {
  const { data: card, parentElement } = component;
  const place = parentElement.querySelector('.draw');
  place.replaceChildren(...card.files.map((file) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = file.label;
    button.onclick = async () => {
      button.disabled = true;
      button.textContent = 'Drawing …';
      try {
        await draw(card, file);
        button.textContent = file.label;
      } catch (error) {
        button.textContent = `${file.label}: ${error.message} Try again.`;
      }
      button.disabled = false;
    };
    return button;
  }));
}
