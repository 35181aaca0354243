import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { pixel, withImport } from './test-import';

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const picture =
  '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="大门"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
const table =
  '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数量</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';

function docx(body: string): Promise<Buffer> {
  const zip = new JSZip();
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="gif" ContentType="image/gif"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  zip.file(
    'word/_rels/document.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/i.gif"/></Relationships>',
  );
  zip.file(
    'word/styles.xml',
    `<w:styles ${w}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
  );
  zip.file('word/media/i.gif', pixel);
  zip.file('word/document.xml', `<w:document ${w}><w:body>${body}</w:body></w:document>`);
  return zip.generateAsync({ type: 'nodebuffer' });
}

describe('Word documents', { timeout: 30_000 }, () => {
  it('become drafts with their headline, pictures and tables', () =>
    withImport(async (test) => {
      const body = paragraph('开放日', '1') + paragraph('　　正文 {一}。') + picture + table;
      const file = test.put('稿件/open.docx', await docx(body));
      const [outcome] = await test.run(file);
      expect(outcome).toEqual({
        place: 'articles/2026/kai-fang-ri.mdx',
        state: 'created',
        remarks: ['没有日期，写作今天，存为草稿'],
      });
      const written = test.read('articles/2026/kai-fang-ri.mdx');
      expect(written).toContain(
        'title: "开放日"\nsection: "news"\ndate: "2026-06-01T12:00:00+08:00"\nstatus: "draft"\n',
      );
      expect(written).toMatch(
        /---\n\n正文 \\\{一}。\n\n<Figure src="\/media\/import\/kai-fang-ri\/picture-\w+\.gif" alt="大门" \/>\n\n\| 项目 \| 数量 \|/,
      );
      expect(await test.errors()).toEqual([]);
      expect((await test.run(file, { now: Date.parse('2026-06-09T12:00:00+08:00') }))[0]?.state).toBe(
        'unchanged',
      );
    }));

  it('that are none are refused', () =>
    withImport(async (test) => {
      await expect(test.run(test.put('x.docx', 'no zip'))).rejects.toThrow('读不了');
    }));
});
