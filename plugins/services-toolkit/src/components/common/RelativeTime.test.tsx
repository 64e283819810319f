import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { DateTime } from 'luxon';
import { RelativeTime, StateTime, TimeSince } from './RelativeTime';

const iso = (ago: { seconds?: number; minutes?: number; hours?: number }) =>
  DateTime.now().minus(ago).toISO();

// Rendering may take seconds on a busy machine; here no time passes.
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.now());
});
afterEach(() => jest.restoreAllMocks());

describe('TimeSince', () => {
  it.each([
    [{ seconds: 40.5 }, 'for 40 seconds'],
    [{ minutes: 3, seconds: 59 }, 'for 3 minutes'],
    [{ hours: 1, minutes: 1 }, 'for 1 hour'],
    [{ hours: 50 }, 'for 2 days'],
  ])('%j ago is told in its largest unit', async (ago, words) => {
    await renderInTestApp(<TimeSince iso={iso(ago)} />);
    expect(screen.getByText(words)).toHaveAttribute('datetime');
  });

  it.each([
    [{ seconds: 0.2 }],
    // The cluster's clock is ahead of the browser's.
    [{ seconds: -20 }],
  ])('says nothing of %j ago', async ago => {
    await renderInTestApp(<TimeSince iso={iso(ago)} />);
    expect(screen.queryByText(/for|seconds/)).toBeNull();
  });

  it('shows as it came what is no time', async () => {
    await renderInTestApp(<TimeSince iso="yesterday" />);
    expect(screen.getByText('yesterday')).toBeInTheDocument();
  });
});

describe('StateTime', () => {
  it.each([
    ['failed', '3 minutes ago'],
    ['waiting', 'for 3 minutes'],
  ])('of what is %s', async (state, words) => {
    await renderInTestApp(
      <StateTime state={state} iso={iso({ minutes: 3 }) ?? ''} />,
    );
    expect(screen.getByText(words)).toBeInTheDocument();
  });
});

describe('RelativeTime', () => {
  it('tells how long ago something was', async () => {
    await renderInTestApp(<RelativeTime iso={iso({ minutes: 3 })} />);
    expect(screen.getByText('3 minutes ago')).toBeInTheDocument();
  });
});
