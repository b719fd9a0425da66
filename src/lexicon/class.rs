//! The jobs that words do in the grammar. The words are data; the jobs, and the order in which they may stand, are
//! code.

use serde::Deserialize;

macro_rules! classes {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// A job of a word or phrase. In lexicon files by its name in kebab case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Class { $($(#[$about])* $name,)* }

        impl Class {
            /// Every one, in order.
            pub const ALL: &[Class] = &[$(Class::$name,)*];
        }
    };
}

classes! {
    // Entries with a list of their own in the schema.
    /// A unit; `entry` points into `Lexicon::units`.
    Unit,
    /// One that is so only below a "/" ("đồng/ký"); likewise.
    UnitBelow,
    /// A number word; into `Lexicon::numbers`.
    Number,
    /// A title; into `Lexicon::titles`.
    Title,
    /// Head of an organization's name; into `Lexicon::organizations`.
    Organization,
    /// A type of document; into `Lexicon::instruments`.
    Instrument,
    /// A counted noun; into `Lexicon::nouns`.
    Noun,
    /// A place name; into the gazetteer.
    Place,

    /// A word of time; into `Lexicon::periods`.
    Period,

    // Hedges and bounds.
    /// "khoảng", "gần": `~`.
    BoundAbout,
    /// "trên", "quanh": a hedge that tells a place as well.
    BoundPlace,
    /// "ngoài": a hedge of amounts, but "besides" before a count.
    BoundBeside,
    /// "chỗ", "tầng": what a thing is rated by.
    Capacity,
    /// "viên", "gia": the last syllable of a noun of three.
    NounTail,
    /// "hơn", "trên": `>`.
    BoundOver,
    /// "ít nhất", "không dưới": `>=`.
    BoundAtLeast,
    /// "dưới", "chưa đến": `<`.
    BoundUnder,
    /// "không quá", "tối đa": `<=`.
    BoundAtMost,
    /// "trở lên" after the figure: `>=`.
    BoundUpwards,
    /// "trở xuống" after the figure: `<=`.
    BoundDownwards,

    // Numbers and quantities.
    /// "cao hơn", "ít hơn": a comparison whose "hơn" is no bound.
    BoundNone,
    /// "cấp cao": a compound whose last word takes no "hơn".
    BoundCompound,
    /// "hiện diện", "có mặt": is where the places behind "trên" are.
    BoundPresence,
    /// "phân tích", "nghiên cứu": looks into what stands behind "trên".
    BoundOf,
    /// "dài hơn", "nặng hơn": such a comparison, which is a bound where nothing is compared with.
    SizeOver,
    /// "ít hơn", "ngắn hơn": likewise, downwards.
    SizeUnder,
    /// "Điều", "tháng", "quận", "khóa": the number after is a name.
    Numbered,
    /// "số", "khoản", "đợt": the number after is a name unless a unit or a counted noun follows it.
    NumberedWeak,
    /// "tầng", "lầu": the number after is that of a floor, whatever stands behind it, unless each has so many.
    NumberedFloor,
    /// "vé", "huân chương": the "hạng nhất" behind it is no rank of anyone.
    RankNot,
    /// "điện thoại", "tài khoản": the digits after are a code.
    CodeLead,
    /// "tỷ số", "thắng": a game's score follows.
    ScoreLead,
    /// "lúc", "vào lúc": a time of day follows.
    ClockLead,
    /// "sáng", "chiều": after "8 giờ", it is a time of day.
    DayPart,
    /// "đầu", "cuối", "qua": after "6 tháng", it is a period.
    PeriodTail,
    /// Words that are never counted: function words and verbs.
    NotCounted,
    /// "vốn", "tiền": what stands after an amount of money whose currency is left out.
    MoneyNoun,
    /// "đứng", "xếp", "vị trí": a rank follows.
    RankLead,
    /// "thứ": an ordinal follows.
    Ordinal,
    /// "số" before a place in an order.
    OrdinalNumber,
    /// "đứng", "vị trí" before "số 1".
    RankSolid,
    /// "hạng": a rank follows, whatever stands before.
    RankWord,
    /// "top", "tốp": the first so many.
    Top,
    /// "gấp": a multiple follows.
    Fold,
    /// "gấp", "tăng", "giảm", "hơn" before "5 lần": a multiple, not a count of times.
    MultipleLead,
    /// "so với" after "5 lần".
    MultipleTail,
    /// "không có", "không còn": zero of the noun that follows.
    ZeroLead,
    /// "hàng" before "nghìn": at least so many.
    VagueLead,
    /// "vài", "mấy" before "chục": some.
    VagueSome,
    /// "dăm": about five.
    VagueFew,
    /// "nhiệt độ", "nắng nóng": degrees that follow are of temperature.
    Temperature,
    /// "đến", "tới" between the ends of a range.
    RangeLink,
    /// "từ", "giữa" before a range.
    RangeOpen,
    /// "và", "hoặc" between coordinated figures.
    Coordinate,
    /// "lên", "xuống", "còn": the second figure of a from-to.
    FromTo,
    /// "âm": below zero.
    Minus,
    /// "trừ": below zero where a text is nothing but a number.
    MinusAlone,
    /// "phần" between numerator and denominator in words.
    FractionMark,
    /// "trên", "chia": the same where a text is nothing but a number.
    FractionMarkAlone,
    /// "vượt": more than the figure, but a change where it is a percentage.
    BoundExceed,
    /// "đạt", "là", "còn": a figure follows, even one without a unit.
    FigureLead,
    /// "trạm biến áp": a rating in a unit follows, part of a name.
    Rated,
    /// What "không có" counts as none.
    ZeroNoun,
    /// "được nhận" behind "1 cổ phiếu": the one by which a rate is said.
    PerOneTail,
    /// "đường" behind a number and before a name: a house number.
    AddressTail,
    /// "trong nhóm" before "10 tỉnh dẫn đầu".
    GroupLead,
    /// "danh sách", "nhóm": a group lead only where something is in it.
    ListNoun,
    /// "nhất", "dẫn đầu": the first of an order.
    Superlative,
    /// A noun that a kind of what an amount is of begins with: "khối" of "khối FDI".
    KindHead,
    /// "điều chỉnh": a verb that only leads to how something moves.
    Adjust,
    /// "mặt hàng": what goods are spoken of by.
    GoodsNoun,
    /// "điểm": what an index is counted in.
    IndexPoint,
    /// "động lực", "điểm sáng": what something is said to be, and no thing of its own.
    Character,
    /// Nouns counted by the million; a million without a noun is money.
    Populous,
    /// "trích", "nộp": millions right behind it are money.
    MoneyVerb,
    /// "mỗi", "một": below a price, as "/" is.
    PerWord,
    /// "giờ": by what the speed of something is told, also in words ("mỗi giờ").
    ShortTime,
    /// "kỳ hạn", "trong vòng": a length of time follows, no stretch of the calendar.
    DurationLead,
    /// "bằng", "chiếm" before "1/6": a part, no date.
    PartLead,
    /// "trong số" behind a rank: how many places there are follows.
    Among,
    /// "gạo 5% tấm": behind a percentage, what sorts of goods are told by.
    GradeTail,
    /// "giao", "kỳ hạn" before a month: that of a contract.
    ContractLead,
    /// "trên địa bàn" right behind a noun: which of the amounts of that name it is, though no place is named.
    OnSite,
    /// "vị trí" before a bare number: a rank.
    RankPlace,
    /// "số", "diện tích" behind "2/3": what is divided.
    PartTail,
    /// "h" behind a number: a time of day.
    HourMark,
    /// "g" between hours and minutes.
    HourSplit,
    /// "giữa": the two ends stand with "và" between them.
    RangeBetween,
    /// "giờ": after a number, perhaps a time of day.
    ClockUnit,
    /// "tháng": after a number, perhaps a stretch of the year.
    MonthUnit,
    /// "xu": a hundredth of the currency before it.
    Cent,
    /// "số", "tổng số": a noun follows that a later bare figure counts.
    CountOf,

    // Status.
    /// "ước", "ước tính".
    StatusEstimate,
    /// "phấn đấu", "mục tiêu", "chỉ tiêu".
    StatusTarget,
    /// "kế hoạch", "mục tiêu" as the thing stated; no target where it is a base.
    TargetNoun,
    /// A heading of what is to be done: "phương hướng", "nhiệm vụ trọng tâm".
    TargetHeading,
    /// A heading of what was done: "kết quả thực hiện".
    ResultHeading,
    /// "dự kiến", "dự báo", "sẽ".
    StatusForecast,
    /// "đã": a result.
    StatusActual,
    /// "quyết toán", "thực thu": what accounts tell of as carried out, beside what was planned.
    Outturn,
    /// "thông qua", "đề ra": a plan is made.
    Adopt,
    /// "chuyển nguồn sang": the time behind it is that which something goes to.
    CarriedTo,
    /// "chuẩn nghèo": the time behind it is that of the norm.
    Norm,
    /// "phải": what somebody is told to do.
    Must,
    /// "chậm nhất": the day behind it is the last for something.
    Deadline,
    /// "bảng xếp hạng": what a text goes by that tells who is the first.
    Ranking,
    /// "dẫn đầu": is the first in it.
    Leads,
    /// "hằng năm": what is told goes on year by year.
    Yearly,
    /// "yêu cầu": somebody is told to do what follows.
    Urge,
    /// "thì": the clause that another leads up to begins.
    Then,
    /// "kết quả thực hiện": the plan behind it is that whose results are told.
    CarriedOut,
    /// "quy hoạch", "nghị quyết": what states a plan's aims.
    PlanDocument,

    // What a figure says of its subject (predicates).
    /// "tăng": upward movement.
    Rise,
    /// "giảm": downward movement.
    Fall,
    /// "lên", "xuống còn": the level that a movement ends at.
    ToLevel,
    /// "đạt", "là", "có": an amount.
    Reach,
    /// "bằng": relative to what follows.
    Equal,
    /// "tương đương", "tức": the same in another unit.
    Restate,
    /// "chiếm": a part of a whole.
    Share,
    /// "nắm giữ", "mua lại": a part held of what follows.
    Own,
    /// "chi", "vay", "huy động": what somebody does with the amount that follows.
    Act,
    /// "đã", "sẽ", "chỉ": a verb follows, and its subject stands before.
    Preverb,
    /// "là", "thuộc về": who or what it is follows.
    Copula,
    /// "cổ phiếu": its code follows.
    Security,
    /// "nhất" behind what it is the most of.
    Most,
    /// "mà" behind a noun: what is said of it follows.
    Relative,
    /// "được", "bị": what is done to the subject follows.
    Passive,
    /// "có": an amount, or a relative clause.
    Have,
    /// "đóng góp": what a part adds.
    Contribute,
    /// "vượt": above a plan, or a bound.
    Exceed,
    /// "hụt": below a plan.
    Short,
    /// "gấp": a multiple.
    Multiply,
    /// "hoàn thành", "thực hiện": done of a plan.
    Complete,
    /// "từ": the level that a movement starts from.
    From,

    // Nouns that decide the measure.
    /// "tốc độ tăng trưởng": its percentages are changes.
    GrowthNoun,
    /// "tỷ lệ", "lãi suất": its percentages are levels.
    RateNoun,
    /// "tỷ trọng": its percentages are shares.
    ShareNoun,
    /// "xuất siêu", "lỗ": a balance, a level of its own.
    BalanceNoun,
    /// "giá trị", "sản lượng": the head of an indicator that stands alone.
    MeasureNoun,
    /// "kế hoạch", "dự toán": a base of kind plan.
    PlanNoun,
    /// "tổng", "GDP", "dân số": a base of kind whole.
    WholeNoun,
    /// "DT", "SL": short for a measured noun where a physical figure follows.
    ShortMeasure,
    /// "tổng đàn", "dư nợ": a stock, not a flow.
    Stock,
    /// "hiện nay", "vốn điều lệ", "sở hữu": a statement that holds without a time, or for one that is not said.
    Undated,
    /// "phát hiện", "hiện hành": holds a cue and is none.
    CueNot,
    /// "giá": a bare year behind it tells in whose prices ("giá 2010").
    PriceOf,
    /// "hiện", "đến nay": what holds now, which tells no stretch of time.
    Present,
    /// That a rule holds today: "hiện hành", "đang áp dụng".
    InForce,
    /// "tại", "phiên giao dịch": the day behind it is when something stood.
    AtPoint,
    /// "lũy kế": a flow since the start of its year.
    Cumulative,

    // Bases.
    /// "so với".
    Versus,
    /// "hơn so với".
    Against,
    /// "giá so sánh": the year behind it is that of the prices, not of the figure.
    ConstantPrice,
    /// "hiện nay", "trước đây": a time without a date, behind "so với".
    Now,

    // The rest of the grammar.
    /// Words between a predicate and its figure that change nothing.
    Adverb,
    /// Words that open a clause and are no part of its subject.
    Intro,
    /// "làm", "khiến": a new subject begins.
    Cause,
    /// "do", "vì": a reason begins.
    Because,
    /// "nhưng", "trong khi": another clause begins.
    But,
    /// "cho biết", "rằng": what is said begins.
    Said,
    /// "lần lượt": figures aligned with subjects.
    Respectively,
    /// "trong đó", "cụ thể": parts of what came before.
    Breakdown,
    /// "gồm": all parts follow.
    Exhaustive,
    /// "và".
    And,
    /// "về (lượng)": the aspect a figure speaks of, behind it.
    Aspect,
    /// "về", "đối với": what a sentence speaks of, up to the comma.
    Topic,
    /// "xuất khẩu", "bán lẻ": a nominal verb that a value or an amount can be of.
    Flow,
    /// Longer words that begin or end like a cue and are none ("thu hút", "lực lượng").
    Plain,
    /// "cho", "bởi": to or by whom.
    Dative,
    /// "sau khi", "nhờ": a clause said aside.
    Subordinate,
    /// "nếu", "không kể": under a condition.
    Condition,
    /// "vẫn", "tiếp tục": what is said of the subject begins.
    Aspectual,
    /// "nên", "thì", "như": a new subject begins.
    Conjunction,
    /// "con số này": the subject before.
    Anaphor,
    /// "chết", "bị thương": what befell the people counted.
    Casualty,
    /// "CPI chung": the total that a part moves.
    Total,
    /// "GDP": what debts and balances are measured by.
    GrossProduct,
    /// "giá", "tỷ giá", "chỉ số": what is quoted for a day.
    Quoted,
    /// "ngành", "khu vực": its name may hold commas ("ngành nông, lâm, thủy sản").
    Sector,
    /// "thế giới": of no one country.
    World,
    /// "Tổng cục Thống kê": an authority whose figures are those of the whole country.
    NationalBody,
    /// "đến", "vào": where people and money go to.
    Toward,
    /// "làm", "góp phần": what a part does to a total.
    Effect,
    /// "mỗi", "bình quân".
    Per,
    /// "việc": makes a noun of the clause behind it.
    Nominal,
    /// "tỷ lệ", "chỉ số": a measured noun that says nothing alone.
    Vague,
    /// How fast or how far something moves: "tốc độ", "biên độ".
    Pace,
    /// "số tiền": money of which the clause tells what it is.
    SumNoun,
    /// "tổng số", "toàn bộ" before a count: how many, not what.
    Quantifier,
    /// "của".
    Of,
    /// "tại", "trên địa bàn": a place where it holds.
    Locative,
    /// "sang", "từ", "thị trường": a partner, not a place where it holds.
    Partner,
    /// "mua vào", "bán ra": the side of a deal that a price is of.
    DealSide,
    /// Words of documents about the whole country: its common names, its authorities.
    National,
    /// "Mẹ Việt Nam anh hùng", "hàng Việt Nam": a name that has the country's in it and tells of no country.
    NationalName,
    /// Words of documents about an economy, the country's or that of one of its units.
    Economy,
    /// "nông thôn", "miền núi": a part of the country by its kind, which stands beside another.
    Area,
    /// Words of documents about a firm.
    Firm,
    /// "cao hơn": whom or what it is compared with follows at once.
    Comparative,
    /// "hồi": a time that is over follows.
    Once,
    /// "dự báo", "ước tính" behind who says so: what is said begins.
    Foretell,
    // Places.
    /// A kind of place ("quận", "TP."); into `Lexicon::place_kinds`.
    PlaceKind,
    /// A kind of place in a spelling that only stands before a name, with these capitals; likewise.
    PlaceShort,
    /// A province or district with its kind, whatever its capitals ("tỉnh bình phước"); into the gazetteer's names.
    PlaceUnit,
    /// A place called by common words ("cả nước"); into the gazetteer's places.
    PlaceWord,
    /// Before a name of a unit: it is that of something else ("công ty").
    PlaceBar,
    /// Before a name: it is that of a person ("bà").
    PlacePerson,
    /// "thứ tiếng": names of countries behind it are languages.
    PlaceLanguage,
    /// "phía", "hướng": before the name of a region, a direction.
    PlaceSide,
    /// "đảo", "nước": behind a region and before a name, what the region is a part of.
    PlaceWhole,
    /// Before a name: its capital is due to the start of the sentence ("Tại").
    PlaceLead,
    /// "Bắc", "Tây": before a name it is part of that of a country.
    PlaceDirection,
    /// Before a kind: the place of this kind that the report is about ("toàn", "trên địa bàn").
    PlaceScope,
    /// Before a kind: no one place ("các", "mỗi", "cấp").
    PlacePlural,
    /// Holds the word of a kind or a name and is none ("xã hội", "yêu cầu", "Nhật hoàng").
    PlaceNot,
    /// Between two names of a list: "và".
    PlaceJoin,
    /// Between a place and the one it lies in: "thuộc", "của".
    PlaceOf,
    /// "trụ sở": before a place, where somebody sits.
    PlaceSeat,
    /// "dân số", "nợ công", "chính phủ": the foreign country behind it is whose it is.
    PlaceState,
    /// "thị trường": a market, of the unit behind it.
    PlaceMarket,
    /// "nam sinh", "thủ khoa": one person, by where they come from.
    PlaceNative,
    /// "chứng kiến", "ghi nhận": what the foreign country before it goes through is its own.
    PlaceActs,
    /// "nước này": the country named last.
    PlaceThis,
    /// "toàn vùng": the region spoken of.
    PlaceZone,
    /// "của vùng": likewise, where no word that tells its kind follows ("của vùng nông thôn").
    PlaceZoneOf,
    /// "GRDP": the product of one of the country's units.
    RegionalProduct,
    /// "chi cục", "hạt kiểm lâm", "hai cấp": an office of a unit that need not be named.
    LocalOffice,
    /// "toàn ngành": all of a branch, in the country or in a unit.
    WholeBranch,
    /// "thôn", "tổ dân phố": a part of a commune, with its name behind it.
    Hamlet,
    /// "nhờ đó", "kết quả là": a sentence goes on with what the one before tells of.
    PlaceThereby,
    /// "của", "thuộc" before the unit whose land or people an amount is.
    PlaceOwner,

    // Sentences and the parts of a page.
    /// "TP", "ThS": a full stop after it ends no sentence.
    Abbreviation,
    /// "Q", "No": likewise where it has a capital.
    CapitalAbbreviation,
    /// "Theo", "Trong": begins a sentence, whatever stood before the stop.
    SentenceStart,
    /// "ĐVT": the unit of a table follows.
    UnitLabel,
    /// "TH", "thực hiện": in the head of a table, a result.
    HeadResult,
    /// "KH", "dự toán": likewise, what was planned.
    HeadPlan,
    /// "ƯTH": likewise, an estimate.
    HeadEstimate,
    /// "so sánh", "tăng giảm": likewise, that the figures compare those of other columns.
    HeadCompares,
    /// "CC": likewise, a share.
    HeadShare,
    /// "BQ": likewise, the mean of what the columns before it compare.
    HeadMean,
    /// "Tổng", "Cộng": a row of all the others.
    HeadTotal,
    /// "chỉ tiêu", "nội dung": likewise, nothing of the figures under it.
    HeadPlain,
    /// The motto of a letterhead.
    LetterheadMotto,
    /// "Số", "V/v": begins a line of a letterhead.
    LetterheadLine,
    /// "kính gửi": to whom a letter goes.
    Addressed,
    /// "Nơi nhận".
    Recipients,
    /// "Phụ lục": what a paper has behind its signature.
    Annex,
    /// "TM.", "KT.": begins a signature.
    SignatureLead,
    /// "Lượt xem", "Đăng lúc": begins a line of page chrome.
    PageChrome,
    /// A word of a line that is only a date.
    DateLine,

    // Documents.
    /// "số" before the number of a document.
    DocNumber,
    /// An abbreviation of a type in numbers ("NQ"); into `Lexicon::instruments`.
    DocCode,
    /// "ngày" in the date of a document.
    DocDay,
    /// "tháng".
    DocMonth,
    /// "năm".
    DocYear,
    /// "của": who issued it comes next.
    DocOf,
    /// "do" ... "ban hành".
    DocBy,
    /// A body that issues documents and is named without one of its own ("Trung ương", "HĐQT").
    DocBody,
    /// "ban hành", "ký", "cấp": between who issued it and the document.
    DocIssue,
    /// "đã", "vừa", "cũng": may stand before such a verb.
    DocAuxiliary,
    /// "được", "vừa được": who issues or approves the document comes next.
    DocPassive,
    /// "mà": the same.
    DocWhich,
    /// "phê duyệt", "chấp thuận": what a body does by a document.
    DocApprove,
    /// "sửa đổi", "thay thế": what a document does to another.
    DocAmends,
    /// "tại", "trong": the document comes next in which it is done.
    DocAt,
    /// "theo", "thực hiện": a document comes next, even in small letters.
    DocLead,
    /// "về", "về việc": its title comes next.
    DocAbout,
    /// "sửa đổi, bổ sung một số": the title of what amends another document begins.
    DocAmend,
    /// "quy định chi tiết", "sửa đổi, bổ sung": the title begins with these words.
    DocSubject,
    /// "quy hoạch", "đề án": a document that lays down aims, whoever tells of it.
    DocOfAims,
    /// "theo đó": what the document says that the sentence before tells of.
    DocThereby,
    /// "báo cáo": a document that tells of what is and was, and lays nothing down.
    DocTells,
    /// "đề ra", "yêu cầu": what a document of aims does by itself.
    DocSetsAims,
    /// "cụ thể", "chủ yếu": what kind of aims a heading speaks of.
    AimManner,
    /// "trên", "đề ra": aims that were told before.
    AimTold,
    /// "cho rằng", "bảo lưu": what somebody thinks of a time that is not over.
    Opines,
    /// "phần", "chương" in front of a numeral: a part of a document begins.
    DocPart,
    /// "mức trung bình", "mức bình quân": what others come to on the average.
    MeanLevel,
    /// "cao tốc", "tuyến đường": what goes from one place to another and is called after both.
    Route,
    /// "đi", "về": between the two ends of a journey.
    Journey,
    /// What no name of a law holds ("đã", "trong").
    DocNameEnd,
    /// Where a title behind "về" ends at the latest ("đã", "được", "theo").
    DocTitleEnd,
    /// "theo hình thức": goes on with a title, whatever its first word does elsewhere.
    DocTitleGo,
    /// "nếu", "vi phạm": with these words the statement goes on behind a comma, no title.
    DocStatement,
    /// "này", "nói trên": the document spoken of last.
    DocThis,
    /// "các", "những", "hai": several documents come.
    DocSeveral,
    /// "và", "hoặc".
    DocJoin,
    /// "Điều".
    DocArticle,
    /// "khoản".
    DocClause,
    /// "điểm".
    DocPoint,
    /// "chương".
    DocChapter,

    // Organizations.
    /// Level of an authority: "tỉnh", "quận", "xã".
    BodyLevel,
    /// What an organization deals in ("kế hoạch và đầu tư", "bất động sản"), with or without capitals.
    BodyField,
    /// "Nhà nước", "quốc gia": how far a body reaches; what it is for may follow behind "về".
    BodyScope,
    /// "quốc gia", "công cộng": how far a body reaches, behind its field.
    BodyReach,
    /// "quản lý", "nghiên cứu": a field that needs an object.
    BodyVerb,
    /// "chi nhánh": the place of a firm's branch comes next.
    BodyBranch,
    /// "đảng".
    Party,
    /// "chung cư", "tháp": what may be called by a firm's name.
    Building,
    /// "Awards", "Tower": the last word of a thing's name.
    ThingTail,
    /// "và", "&", "-": joins two parts of one name.
    BodyJoin,
    /// What ends a name behind a dash: the credit of a photograph ("- Ảnh:").
    BodyCredit,
    /// Words that hold the head of an organization and name none ("đại hội", "cơ sở", "ban giám đốc").
    BodyNot,
    /// "cấp cứu", "điều trị": behind the number of a hospital, what is done there.
    CareVerb,

    // Who says it.
    /// "theo", "nguồn": who says it follows.
    Source,
    /// "số liệu", "báo cáo", "của": between "theo" and who says it.
    SourceNoun,
    /// "trong ngoặc": a line tells of what the figures in brackets behind it are.
    BracketNote,
    /// "số liệu", "thời gian báo cáo": a line tells from when to when the figures of a report are counted.
    DataWindow,
    /// "cho biết", "công bố": what somebody says follows, or ends.
    Report,

    // People.
    /// A common surname.
    Surname,
    /// A surname that is rare, or often another word.
    RareSurname,
    /// "Thị", "Văn" and the like after a surname.
    MiddleName,
    /// "Thị", "Văn": what stands before it is a surname, be it a rare one.
    SureMiddle,
    /// Said of a person in passing, no part of a title ("nổi tiếng").
    TitleAdjective,
    /// What ends the name of a firm ("Group"): a person has no such name.
    FirmTail,
    /// "mã chứng khoán", "gọi tắt là": a short name comes next.
    AliasLead,
    /// What a person does just behind the name: "cho biết", "phát biểu".
    Speech,
    /// Before a name that is no person's: "đường", "trường", "giải thưởng".
    NotPerson,
    /// "hồ": a surname that is the word for a thing too.
    SurnameThing,
    /// "từ", "đoạn": the street comes next at which another begins.
    StreetFrom,
    /// "đến", "tới": the one at which it ends.
    StreetTo,
    /// Before a title: "nguyên", "cựu", "quyền".
    TitleBefore,
    /// "với": whom someone speaks to comes next.
    TitleWith,
    /// Behind a title and part of it: "thường trực", "phụ trách".
    TitleAfter,
    /// "ngư dân", "liệt sĩ": one of many, who is called by a surname or by nothing.
    TitleNameless,
    /// "người đàn ông": one of all, whom no given name follows alone.
    TitleAnyone,
    /// Joins two titles of one person: "kiêm".
    TitleJoin,
    /// Between a name and a title: "làm", "giữ chức".
    TitleIs,
    /// What ends a title in lower case behind a name: "đã", "cho", "cùng".
    TitleEnd,
    /// Words of those that may stand inside a title, where a mark or a predicate closes it ("cứu", "sinh").
    TitleInside,
    /// Prepositions and pointers inside a title before its person ("trong", "này").
    TitleWithin,
    /// What only a sentence has ("đã", "sẽ"): no title goes on behind it.
    TitleClause,
    /// "phụ trách": what a title's bearer is in charge of follows.
    TitleCharge,
    /// "cuộc thi", "danh hiệu": a title behind it is nobody's.
    TitleContest,
    /// "vợ", "em gái", "cơ quan": whose kin or body it is follows, another than who is named next.
    TitleKin,
    /// "theo", "từ", "gặp": of whom the sentence only sets out is named next.
    TitleLed,
    /// "người đồng cấp": what one is to another, no office.
    TitleRelation,
    /// "đội tuyển": the country or place whose team a trainer or player is of follows.
    TitleTeam,
    /// "là" between an office and the name of who holds it.
    TitleNamed,
    /// Behind a title, before whom or what it belongs to: "của", "thuộc".
    TitleOf,
    /// Behind a title, before where it is held: "tại".
    TitleAt,
    /// "người", "gốc": where someone is from comes next.
    TitleFrom,
    /// "cuộc họp", "hội nghị": what people meet at.
    TitleEvent,
    /// "đại diện": for whom must be said.
    TitleEnvoy,
    /// "trung tâm nghiên cứu": a body that studies, be its head an office's.
    BodyResearch,
    /// Bodies of before July 2025: "Công an huyện", "Bộ Giao thông vận tải".
    BodyGone,
    /// "UBND": alone it names no body.
    BodyBare,
    /// "cấp tỉnh", "các huyện": behind a head, any of that level.
    BodyAny,
    /// "vụ": a head that is a common word besides.
    BodyWord,
    /// "chuyên": behind a title, before what its holder does.
    TitleDoes,
    /// "sau đó là": before what somebody was next.
    TitleLater,
    /// "người dân", "cổ đông": one of many, or all of them.
    TitleMany,
    /// Behind a title, before what its holder knows: "về".
    TitleAbout,
    /// Compounds with a syllable that would end a title, or be one, by itself: "nước ngoài", "đại sứ quán".
    TitleCompound,
    /// One who serves another: "phát ngôn viên", "trợ lý".
    TitleAide,
    /// Before a title, more than one: "các", "những".
    TitlePlural,
    /// "al", "bin", "van" inside a foreign name.
    NameParticle,
    /// "Jr": behind a name it is part of it.
    NameSuffix,
    /// A surname before a name of two parts with a dash: "Kim", "Moon".
    HyphenSurname,
    /// "lăng", "tượng đài": what follows is whom it is for.
    Monument,
    /// "đảng", "đội": with a capital behind a title it begins the name of a group.
    GroupNoun,
    /// "gồm", "như": a list follows.
    ListOpen,
    /// Streets, of which a list follows: "tuyến phố", "con đường".
    StreetNoun,
    /// People without a name: "lãnh đạo", "đại diện", "các".
    TitleGroup,
    /// "doanh nghiệp này": the firm that was named last.
    FirmPointer,
    /// "đáo hạn": the time behind it is when something has to be paid.
    FallsDue,
    /// "thành lập", "đi vào hoạt động", "thông xe": the time behind it is when something began to be or was ready.
    Founded,
    /// "rộng", "cao": how large a thing is follows, at no time.
    Extent,
    /// "nhà máy": initials behind it are what it makes.
    Plant,
    /// "mất", "tốn": before a length of time, how long something takes.
    Takes,
    /// "như", "ngang": what something is like follows.
    Likeness,
    /// "lần": so many times as much, where something is said to be so.
    FoldNoun,
    /// "giỏi", "hoàn thành tốt": how people and their work are classed, each class with its figure.
    Grade,
    /// "tù", "tù treo": what somebody is sentenced to, behind how long.
    PrisonTerm,
    /// "phòng ngủ", "chỗ": by so many of which a flat or a car is told from others.
    MakeNoun,
    /// "ngân sách": of what "thu" and "chi" alone are, where it is spoken of.
    Purse,
    /// "vốn", "kinh phí": money for something, of which so much is paid out.
    Fund,
    /// "giải ngân": it is paid out of a fund.
    PayOut,
    /// "đường bộ", "đường sắt": a branch of traffic that tells accidents and freight apart, and nothing that happens.
    TrafficWay,
    /// "số lượng", "trị giá": an amount that is of what stands behind it, also behind another joined to it.
    Relational,
    /// "tuổi": in what ages are counted, which tell who is meant.
    Age,
    /// "cùng thời điểm": what is compared stood at a point in time, and has not run up.
    SamePoint,
    /// "gieo trồng", "thu hoạch": what is done with a field, a herd or a pond.
    Farmed,
    /// "chỉ số": by what a text ranks and scores whom it names.
    IndexNoun,
    /// "nhà máy", "tuyến": something built, which has a size and a cost.
    Site,
    /// "ngành", "mặt hàng": a part of the economy whose name stands behind it, which trades.
    Branch,
    /// "bậc", "hạng": so many of them lie between two places in an order.
    RankStep,
    /// "chủ yếu": what most of something is follows.
    Mainly,
    /// "chuyển dịch": that shares have changed, which no name of what they are parts of has in it.
    Shift,
    /// "đại biểu Quốc hội": who speaks for the unit whose name follows, of what goes on anywhere.
    Deputy,
    /// "bộ luật", "chương trình": its name may end with the year that it was made in.
    YearNamed,
    /// "kiểm soát", "giữ": what is to be kept at a level follows.
    Steer,
    /// "trên cơ sở", "với giả định": on what a plan is built follows.
    Basis,
    /// "cho phép": what somebody else leaves them to do.
    Permit,
    /// "trình", "xin": what is asked for follows.
    Asks,
    /// "quyết định", "phê chuẩn": what an authority lays down follows.
    Decide,
    /// "con số", "mức": the figure itself of what is named behind it.
    FigureNoun,
    /// "mốc", "ngưỡng": a height that something comes to or passes follows.
    MarkNoun,
    /// "tập trung nhiều nhất": where most of a total is stands behind "tại".
    PlaceFocus,
    /// "sân bay": what has figures of its own and a name.
    PlaceFacility,
    /// "cách": how far it is from the place behind it.
    PlaceAway,
    /// "trong nước", "nội địa": of the own country.
    Domestic,
    /// "sàn", "sở giao dịch": the market of shares called by the place behind it.
    PlaceFloor,
    /// "vụ cháy": one case, where nothing counts it.
    PlaceEvent,
    /// "nhiễm", "bị hại": what befalls a crop.
    Infested,
    /// "có mặt", "biểu quyết": who came to a meeting, and decided there.
    RollCall,
    /// "cử tri": who of a place asks for something.
    PlaceAsker,
    /// "khu công nghiệp", "KCN": a site by its name, with the unit that it lies in behind a comma.
    PlaceSite,
    /// "phí trước bạ", "thuế suất": a rate that the state lays down.
    StateRate,
    /// "giá xăng", "giá điện": a price that it lays down.
    StatePrice,
    /// "thu", "nợ": what is raised by such a rate.
    StateRaises,
    /// "tăng thêm": behind an amount, by how much something moved.
    MovedBy,
    /// "phiên", "đợt": in how many of them something moved.
    TurnNoun,
    /// "mất", "bốc hơi": of money, what somebody has lost.
    Lost,
    /// "khả năng thu": what an amount may come to follows.
    Chance,
    /// "đỉnh điểm", "kỷ lục": the figure of a record follows, and when that was.
    Peak,
    /// "mức đỉnh", "đáy": how high or low something once stood.
    FormerPeak,
    /// "nhanh hơn": of a length of time, by how much it is shorter.
    Sooner,
    /// "cùng thời gian": the time that was spoken of last.
    SameTime,
    /// "cùng ngày": the day that was spoken of last.
    SameDay,
    /// "một tháng trước đó": the month before the one that was spoken of last.
    MonthBefore,
    /// "cả giai đoạn", "thời kỳ này": the years that are spoken of.
    SameStage,
    /// "đang lưu hành": behind a count, how many there are now.
    Ongoing,
    /// "đang nắm", "đang chiếm": what somebody has now follows.
    Holding,
    /// "trong điều kiện", "mặc dù": what stood in the way follows, at the head of a sentence.
    Hindrance,
    /// "nam", "nữ": which of the two sexes people are of.
    Sex,
    /// "thu hút", "quy tụ": an event has so many people come.
    Draw,
    /// "tham gia", "tham dự": what people do who come to one.
    TakePart,
    /// "vượt qua", "bỏ xa": whom somebody has left behind follows.
    Outdo,
    /// "sau": who comes first in an order follows.
    ComesAfter,
    /// "quả", "lon": things that are made by the thousand millions.
    Myriad,
    /// "qua" of "3 tháng qua": a stretch up to now.
    PastTail,
    /// "lớn" of "lớn thứ hai": what an order is by.
    RankBy,
    /// "thưởng", "xử phạt": so much money somebody is given or has to pay.
    Grant,
    /// "cổ tức": what a share in a firm yields.
    Dividend,
    /// "báo" of "báo lãi": a balance that is made known follows.
    Announce,
    /// "không đổi": what has not moved ends with it.
    Unmoved,
    /// "làm" of "làm chết": what something has brought about follows.
    Causer,
    /// "doanh thu", "lợi nhuận": money that a firm makes.
    Income,
    /// "đăng ký" of "vốn đăng ký": a fund that enterprises or projects have.
    Registered,
    /// "hơn", "lên tới": words that name nothing by themselves.
    Hollow,
    /// "hoặc": the same in another way follows.
    Alternative,
    /// "hoàn tất việc": what was brought to its end follows.
    Accomplish,
    /// "loại trừ", "không tính": what is left out of an amount or a place follows.
    LeaveOut,
    /// "thay vì": what something stands in the place of follows.
    Instead,
    /// "chỉ", "vỏn vẹn": how little something is follows.
    Only,
    /// "nghỉ lễ": the days behind it are those of a feast.
    Holiday,
    /// "phạt tiền": so much has to be paid for what was done against a rule.
    Fine,
    /// "thu giữ": what was taken from those who were caught follows.
    Seize,
    /// "hài lòng": what people are asked about.
    Esteem,
    /// "nằm ở": where a unit lies follows.
    Situated,
    /// "sáp nhập": the units that another was made of follow.
    Merges,
    /// "đại diện cho": whom those that are counted speak for follows.
    StandsFor,
    /// "cải thiện": by how many steps a place gets better follows.
    Improve,
    /// "cả" before a number: all of so many.
    AllOf,
    /// "cả 3 | tiêu chí": by what something is looked at.
    SideNoun,
    /// "không để": what must not go over a figure follows.
    BoundNotLet,
    /// "thu về", "bỏ túi": what somebody gets out of a deal follows.
    Gain,
    /// "danh sách", "bảng xếp hạng": those that stand in an order.
    RankList,
    /// "thương vụ", "đợt phát hành": a deal that brings money.
    Deal,
    /// "đầu phiên", "phiên chiều": a part of a day of trade.
    SessionPart,
    /// "trúng", "đoạt": what somebody wins follows.
    Win,
    /// "có nơi", "nhiều chỗ": where, and no more.
    Somewhere,
    /// "ban đêm", "ngày lễ": at which hours or days a price holds.
    PriceHours,
    /// "niêm yết", "chốt phiên": at what price it is told or dealt follows.
    Quotes,
    /// "dùng", "sử dụng": money that is spent on something follows.
    Spend,
    /// "hành vi", "tội": what somebody is fined for.
    Offence,
    /// "mua", "bán ra": one end of "(mua - bán)", whose prices stand in the same order.
    DealEnd,
    /// "mức thu", "giá bán": a price or a charge that is told by goods.
    RateOf,
    /// "chưa đúng quy định", "tính sai": what was found wrong with an estimate, of which the figure tells how much.
    Fault,
    /// "chưa": what the verb behind it tells has not come about.
    NotYet,
    /// "đại hội đồng cổ đông": a meeting of the owners of a firm, called by its year.
    ShareholderMeeting,
    /// "đầu kỳ": as the year of accounts began.
    OpeningBalance,
    /// "điều chỉnh": what was set or foretold before is changed.
    Revise,
    /// "cần", "phải", "nhằm": what follows is wanted, and not done yet.
    Need,
    /// "đông xuân", "hè thu": years behind it are those of a crop.
    CropSeason,
    /// "vận chuyển", "luân chuyển": what is done with goods or passengers, of which so much is told.
    Carriage,
    /// "hành khách", "hàng hóa": what is carried.
    Carried,
    /// "công tác", "đời sống": a field that is said to do well, which has no amount.
    SocialField,
}

impl Class {
    /// Whether it is a job of a word in a statement, not a kind of entry with a list of its own.
    #[must_use]
    pub fn is_cue(self) -> bool {
        (Class::StatusEstimate..=Class::Foretell).contains(&self)
    }
}
