// One of several processes that fill a large county side by side; it gets its chunks by message and answers once.

import type { CountyOptions } from './county-size.ts';
import { openCounty } from './generate-county.ts';
import { loadPart, type Part } from './load-part.ts';
import { withOwnerConnection } from './owner-connection.queries.ts';

export interface PartRequest extends Part {
  ownerUrl: string;
  options: CountyOptions;
}

process.once('message', (request: PartRequest) => {
  void run(request);
});

async function run({ ownerUrl, options, chunks }: PartRequest): Promise<void> {
  const county = openCounty(options);
  const loaded = await withOwnerConnection(ownerUrl, (tx, client) =>
    loadPart(tx, client, county, { chunks }, (done) => process.send?.({ done })),
  );
  process.send?.({ loaded }, () => process.disconnect());
}
