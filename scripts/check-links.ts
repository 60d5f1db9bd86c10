// Checks that every relative link, and every heading it points to, in our Markdown files exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const pages = markdown(root);

const broken = pages.flatMap((page) =>
  links(page)
    .map((link) => ({ link, fault: faultOf(link, page) }))
    .filter(({ fault }) => fault !== undefined)
    .map(({ link, fault }) => `${relative(root, page)}: ${link} (${fault})`),
);
console.log([...broken, `${pages.length} pages, ${broken.length} broken links`].join('\n'));
process.exitCode = broken.length > 0 ? 1 : 0;

/** Every page below a folder; installed and generated ones are not ours. */
function markdown(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', '.git', 'coverage'].includes(entry.name) ? [] : markdown(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Says what is wrong with a link, or nothing when it leads somewhere or out of the project. */
function faultOf(link: string, page: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
  const [path = '', anchor] = decodeURI(link).split('#', 2);
  const target = path === '' ? page : resolve(dirname(page), path);
  if (!`${target}/`.startsWith(`${root}/`)) return 'leads out of the project';
  if (!existsSync(target)) return 'no such file';
  if (anchor !== undefined && target.endsWith('.md') && !anchors(target).has(anchor))
    return 'no such heading';
  return undefined;
}

/** The targets of `[text](target)`, `[label]: target`, `href="target"` and `src="target"` outside code. */
function links(page: string): readonly string[] {
  const text = prose(page).replace(/`[^`\n]*`/g, '');
  const forms = /\]\(\s*<?([^)\s>]+)>?[^)]*\)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)|(?:href|src)="([^"]+)"/gm;
  return [...text.matchAll(forms)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The anchors that GitHub gives a page: one a heading, numbered from the second of the same name on. */
function anchors(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const found = new Set<string>();
  for (const match of prose(page).matchAll(/^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$|<a\s+(?:id|name)="([^"]+)"/gm)) {
    if (match[2] !== undefined) found.add(match[2]);
    if (match[1] === undefined) continue;
    const slug = slugOf(match[1]);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    found.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return found;
}

function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replace(/ /g, '-');
}

/** A page without its fenced code blocks and comments. */
function prose(page: string): string {
  return readFileSync(page, 'utf8')
    .replace(/^ {0,3}(```+|~~~+)[^\n]*\n[\s\S]*?^ {0,3}\1[^\n]*$/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '');
}
