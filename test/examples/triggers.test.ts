/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';
import { n8n } from '../n8n/support';
import { example } from './example';

const readme = readFileSync(join(__dirname, '../../examples/README.md'), 'utf8');

/** What the README says under the link to an example. */
const sectionOf = (name: string) => readme.split(`\n[${name}.json]`)[1]?.split('\n## ')[0] ?? '';

const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';
const WEBHOOK = 'n8n-nodes-base.webhook';

const triggersIn = (name: string, type: string) =>
	example(name).nodes.filter((node) => node.type === type);

/** The names that n8n's editor has for the values of an option, wherever in the node it stands. */
function namesIn(properties: INodeProperties[], option: string): Map<unknown, string> {
	const all = properties.flatMap(function within(each): INodeProperties[] {
		const inner = (each.options ?? []).flatMap((choice) =>
			'values' in choice ? choice.values : 'type' in choice ? [choice] : [],
		);
		return [each, ...inner.flatMap(within)];
	});
	const choices = all.find(({ name }) => name === option)?.options ?? [];
	return new Map(choices.map((choice) => ['value' in choice ? choice.value : '', choice.name]));
}

/** When a schedule starts its workflow, in the words of n8n's editor. */
function wordsOf({ type, typeVersion, parameters }: INode): string[] {
	const { description } = NodeHelpers.getVersionedNodeType(n8n.nodesBase(type), typeVersion);
	const { interval } = parameters.rule as {
		interval: Array<{ field: string; triggerAtDay?: number[]; triggerAtHour: number }>;
	};
	const days = namesIn(description.properties, 'triggerAtDay');
	const hours = namesIn(description.properties, 'triggerAtHour');
	return interval.map(({ field, triggerAtDay = [], triggerAtHour, ...rest }) => {
		expect(rest).toEqual({});
		const when = [field, ...triggerAtDay.map((day) => days.get(day))].join(' ');
		return `${when} at ${hours.get(triggerAtHour)}`;
	});
}

const SCHEDULES = [
	['overconsumption-check', 'Every morning', 'days at 7am', 'Every morning at seven'],
	['lago-webhook', 'Every Sunday night', 'weeks Sunday at 3am', 'every Sunday night'],
	['nightly-sync', 'Every night', 'days at 2am', 'Every night at two'],
	['overdue-reminder', 'Every Monday', 'weeks Monday at 8am', 'Every Monday at eight'],
	['low-wallets', 'Every morning', 'days at 7am', 'Every morning at seven'],
];

test.each(SCHEDULES)('%s starts as its name and the README say', (name, node, when, said) => {
	const triggers = triggersIn(name, SCHEDULE);
	expect(triggers.map((trigger) => [trigger.name, wordsOf(trigger)])).toEqual([[node, [when]]]);
	expect(sectionOf(name)).toContain(said);
});

test('no other example has a schedule', () => {
	expect(triggersIn('crm-upsert', SCHEDULE)).toEqual([]);
});

test('a CRM must know the header of its webhook, as the README says', () => {
	expect(triggersIn('crm-upsert', WEBHOOK)).toMatchObject([
		{
			parameters: { httpMethod: 'POST', path: 'crm-customers', authentication: 'headerAuth' },
			credentials: { httpHeaderAuth: { id: null } },
		},
	]);
	expect(sectionOf('crm-upsert')).toContain('create a Header Auth credential');
	expect(sectionOf('crm-upsert')).toContain('/webhook/crm-customers -H');
});

test("the signature of Lago's webhook is over its raw body, and needs no other key", () => {
	const [{ parameters }, ...others] = triggersIn('lago-webhook', WEBHOOK);
	expect(others).toEqual([]);
	expect(parameters).toEqual({
		httpMethod: 'POST',
		path: 'lago',
		responseMode: 'responseNode',
		options: { rawBody: true },
	});
});
