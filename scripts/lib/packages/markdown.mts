/** A page's sections of the second level, headings included; the first is what stands before them. */
export function sectionsOf(page: string): string[] {
	return page.split(/^(?=## )/m).map((section) => section.trim());
}

/** The text below a heading of the second level. */
export function sectionOf(page: string, title: string): string {
	const found = sectionsOf(page).find((section) => section.startsWith(`## ${title}\n`));
	if (found === undefined) throw new Error(`There is no section "${title}"`);
	return found.slice(`## ${title}\n`.length).trim();
}

/** Without the comments between which something is generated. */
export function withoutMarkers(page: string): string {
	return page.replace(/<!-- \/?\w+ -->\n*/g, '');
}

/** A text with its `{{names}}` filled in. */
export function filled(text: string, values: Record<string, string>): string {
	return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const value = values[name];
		if (value === undefined) throw new Error(`Nothing is known for {{${name}}}`);
		return value;
	});
}
