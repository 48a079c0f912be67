import { customerWrites } from './cases/customerWrites';
import { testTogether } from './together';
import { writeUnderFaults } from './writes';

describe('each item is done once and said to be, or not done, or said to be in doubt:', () => {
	testTogether(customerWrites, writeUnderFaults);
});
