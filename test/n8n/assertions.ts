// A test without one cannot fail.
beforeEach(() => expect.hasAssertions());
