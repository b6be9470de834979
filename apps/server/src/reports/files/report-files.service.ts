import type { FileFormat, Language, VisitList } from '@lobbyflow/contract';
import type { BranchConfig, BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchRowsRepository } from '../../branches/branch-rows.repository.js';
import type { Days } from '../../forecast/promises.repository.js';
import { Journals } from '../../journal/journals.js';
import { SystemJournal } from '../../journal/system-journal.repository.js';
import type { Caller } from '../../routes/caller.js';
import { DayReportService } from '../day-report.service.js';
import { DaysService } from '../days.service.js';
import { ReportsService } from '../reports.service.js';
import { TrendsService } from '../trends.service.js';
import type { Book } from './book.js';
import { type BranchWords, branchWords } from './branch-words.js';
import { dayBook } from './day-book.js';
import { FileMaker } from './file-maker.js';
import { fileWords } from './file-words.js';
import { trendBook } from './trend-book.js';
import { visitsBook } from './visits-book.js';

/** A file to be taken away. */
export interface ReportFile {
  readonly name: string;
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
}
interface Wish {
  readonly format: FileFormat;
  readonly language?: Language | undefined;
}

/** Visits that are read at once. */
const PAGE = 1_000;

/** Reports as files. What names staff or follows single customers is recorded before it is given away. */
@Injectable()
export class ReportFilesService {
  constructor(
    private readonly journals: Journals,
    private readonly rows: BranchRowsRepository,
    private readonly days: DaysService,
    private readonly dayReports: DayReportService,
    private readonly visits: ReportsService,
    private readonly trends: TrendsService,
    private readonly system: SystemJournal,
    private readonly maker: FileMaker,
  ) {}

  /** @throws ProblemError `not-found`, `busy` */
  async ofDay(
    branchId: BranchId,
    businessDay: BusinessDay,
    { caller, ...wish }: Wish & { readonly caller: Caller },
  ): Promise<ReportFile> {
    const report = await this.dayReports.report(branchId, businessDay);
    const words = await this.wordsOf(branchId, businessDay, wish.language);
    const file = await this.write(dayBook(report, words), wish);
    await this.record(branchId, businessDay, caller);
    return file;
  }

  /** @throws ProblemError `not-found`, `busy` */
  async visitsOf(
    branchId: BranchId,
    businessDay: BusinessDay,
    { caller, ...wish }: Wish & { readonly caller: Caller },
  ): Promise<ReportFile> {
    const visits: VisitList['items'] = [];
    for (let after: number | undefined, more = true; more;) {
      const page = await this.visits.list(branchId, { businessDay, after, limit: PAGE });
      visits.push(...page.items);
      more = page.next !== null;
      after = Number(page.next);
    }
    const words = await this.wordsOf(branchId, businessDay, wish.language);
    const file = await this.write(visitsBook(visits, businessDay, words), wish);
    await this.record(branchId, businessDay, caller);
    return file;
  }

  /** @throws ProblemError `not-found`, `busy` */
  async trendsOf(branchId: BranchId, span: Days, wish: Wish): Promise<ReportFile> {
    const report = await this.trends.report(branchId, span);
    const { config } = this.journals.of(branchId).current.lobby;
    return this.write(trendBook(report, await this.named(branchId, config, wish.language)), wish);
  }

  private async wordsOf(
    branchId: BranchId,
    businessDay: BusinessDay,
    language: Language | undefined,
  ): Promise<BranchWords> {
    const records = await this.days.recordsOf(branchId, businessDay);
    const { config } = await this.days.settingOf(branchId, records);
    return this.named(branchId, config, language);
  }

  private async named(
    branchId: BranchId,
    config: BranchConfig | null,
    language: Language = 'zh',
  ): Promise<BranchWords> {
    const row = (await this.rows.all()).find(({ id }) => id === branchId);
    const { timeZone } = this.journals.of(branchId);
    const branchName = row?.name ?? branchId;
    return branchWords(fileWords(language), { branchId, branchName, timeZone }, config);
  }

  private async write(book: Book, { format }: Wish): Promise<ReportFile> {
    const bytes = await this.maker.make({ book, format });
    return { name: `${book.fileName}.${format}`, format, bytes };
  }

  private async record(branchId: BranchId, businessDay: string, { actor }: Caller): Promise<void> {
    await this.system.record({ type: 'report.taken', branchId, businessDay }, actor);
  }
}
