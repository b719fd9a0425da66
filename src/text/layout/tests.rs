use super::{Block, BlockKind, blocks};

/// One line a block: a letter for its kind, its level where it has one, its text with the line ends as "/" and the
/// holes as "~".
fn drawn(body: &str) -> Vec<String> {
    blocks(body).iter().map(|block| draw(body, block)).collect()
}

fn draw(body: &str, block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Title => 'T',
        BlockKind::Heading => 'H',
        BlockKind::Item => 'I',
        BlockKind::Paragraph => 'P',
        BlockKind::TableRow => 'R',
        BlockKind::Footnote => 'F',
        BlockKind::Chrome => 'C',
    };
    let level = if block.level > 0 { block.level.to_string() } else { String::new() };
    let texts: Vec<String> = block
        .segments()
        .map(|segment| body[segment.start as usize..segment.end as usize].trim().replace('\n', "/"))
        .collect();
    format!("{kind}{level} {}", texts.join("~"))
}

#[test]
fn an_article_has_a_title_subheads_and_a_byline() {
    let body = "Thu ngân sách tăng khá\n\nThu ngân sách quý I tăng 12%.\n\nThu nội địa tăng mạnh\n\
                Thu nội địa đạt 1.200 tỷ đồng.\nThu xuất nhập khẩu đạt 300 tỷ đồng.\nLê Minh Anh (tổng hợp)\n\n\
                Giao dịch tại kho bạc.\n";
    assert_eq!(
        drawn(body),
        [
            "T Thu ngân sách tăng khá",
            "P Thu ngân sách quý I tăng 12%.",
            "H1 Thu nội địa tăng mạnh",
            "P Thu nội địa đạt 1.200 tỷ đồng.",
            "P Thu xuất nhập khẩu đạt 300 tỷ đồng.",
            "C Lê Minh Anh (tổng hợp)",
            "P Giao dịch tại kho bạc.",
        ]
    );
}

#[test]
fn the_number_and_the_date_of_a_document_are_no_title() {
    let body = "Số: 45/TB-UBND\n\nHuế, ngày 3 tháng 5 năm 2021\n\nTHÔNG BÁO\n\nVỀ THU HÚT ĐẦU TƯ TỈNH QUẢNG TRỊ\n\nThu hút 12 dự án.";
    assert_eq!(drawn(body)[2..], ["T THÔNG BÁO", "T VỀ THU HÚT ĐẦU TƯ TỈNH QUẢNG TRỊ", "P Thu hút 12 dự án."]);
}

#[test]
fn a_numbered_heading_in_capitals_goes_on_where_its_author_broke_it() {
    let body = "KẾ HOẠCH\n\nI. TÌNH HÌNH\nTHỰC HIỆN NHIỆM VỤ NĂM 2025\n\nThu đạt 5 tỷ đồng.";
    assert_eq!(drawn(body)[1], "H1 TÌNH HÌNH/THỰC HIỆN NHIỆM VỤ NĂM 2025");
}

#[test]
fn lines_torn_behind_a_number_and_before_a_date_are_one() {
    let body = "BÁO CÁO\n\nI.\nTÌNH HÌNH CHUNG\n\n1. Kết quả thu năm\n2024\n\nThu đạt 5 tỷ đồng.\n\n- Đến ngày\n\
                15/8/2024, toàn huyện có 12 xã đạt chuẩn.\n\n2.1.\nThu nội địa\n\nThu đạt 3 tỷ đồng.";
    assert_eq!(
        drawn(body)[1..],
        [
            "H1 TÌNH HÌNH CHUNG",
            "H2 Kết quả thu năm/2024",
            "P Thu đạt 5 tỷ đồng.",
            "I3 Đến ngày/15/8/2024, toàn huyện có 12 xã đạt chuẩn.",
            "H3 Thu nội địa",
            "P Thu đạt 3 tỷ đồng.",
        ]
    );
}

#[test]
fn sections_nest_by_their_markers() {
    let body = "BÁO CÁO\nKinh tế năm 2020\n\nA. KẾT QUẢ\n\nI. KINH TẾ\n\n1. Nông nghiệp\n\na) Trồng trọt: Lúa 500 ha, trong đó:\n\n\
                - Vụ Xuân 300 ha.\n\n- Vụ Mùa 200 ha.\n\nb) Chăn nuôi: Đàn bò 40 con.\n\n2. Công nghiệp: Tăng 8%.\n\nII. XÃ HỘI\n\n\
                Giảm nghèo 1%.\n\nB. NHIỆM VỤ\n\n1. Tăng thu.\n\n2. Giảm chi.";
    let read = blocks(body);
    let drawn: Vec<String> = read.iter().map(|block| draw(body, block)).collect();
    assert_eq!(
        drawn,
        [
            "T BÁO CÁO",
            "T Kinh tế năm 2020",
            "H1 KẾT QUẢ",
            "H2 KINH TẾ",
            "H3 Nông nghiệp",
            "I4 Trồng trọt: Lúa 500 ha, trong đó:",
            "I5 Vụ Xuân 300 ha.",
            "I5 Vụ Mùa 200 ha.",
            "I4 Chăn nuôi: Đàn bò 40 con.",
            "I3 Công nghiệp: Tăng 8%.",
            "H2 XÃ HỘI",
            "P Giảm nghèo 1%.",
            "H1 NHIỆM VỤ",
            "I2 Tăng thu.",
            "I2 Giảm chi.",
        ]
    );
    assert_eq!(read[6].head, Some(5));
    assert_eq!(read[7].head, Some(5));
    assert_eq!(read[6].parent, Some(4));
    assert_eq!(read[8].head, None);
    assert_eq!(read[9].parent, Some(3));
    assert_eq!(read[11].parent, Some(10));
    assert_eq!(read[12].parent, None);
    assert_eq!(read[13].parent, Some(12));
    let run_in = |index: usize| read[index].run_in.map(|span| &body[span.start as usize..span.end as usize]);
    assert_eq!(run_in(5), Some("Trồng trọt"));
    assert_eq!(run_in(9), Some("Công nghiệp"));
    assert_eq!(run_in(6), None);
}

#[test]
fn a_colon_opens_a_list_until_other_text_follows() {
    let body = "Mục tiêu năm tới\n\nCác chỉ tiêu:\n+ Tăng trưởng 7%;\n+ Xuất khẩu 3 tỷ USD.\nNgoài ra có chỉ tiêu khác.\n+ Rời rạc.";
    let heads: Vec<_> = blocks(body).iter().map(|block| block.head).collect();
    assert_eq!(heads, [None, None, Some(1), Some(1), None, None]);
}

#[test]
fn wrapped_lines_are_one_block_over_page_number_and_footnote() {
    let body = "Tình hình chung của nền kinh tế trong năm qua có nhiều điểm sáng, tổng sản phẩm\n\
                trong nước tăng 7,1%1, cao hơn kế hoạch; kim ngạch xuất khẩu đạt mức cao và thu\n\
                ngân sách vượt dự toán. Các ngành sản xuất đã gắn với tiêu thụ, từng bước nâng\n\
                1 Tính theo giá so sánh, số liệu sơ bộ của cơ quan thống kê, có thể thay đổi khi\n\
                có số liệu chính thức vào cuối năm.\n\
                12\n\
                cao hiệu quả. Đến nay đã có 12 mặt hàng đạt kim ngạch trên một tỷ đồng, tăng hai\n\
                mặt hàng.\n\
                Riêng dịch vụ tăng chậm.\n";
    assert_eq!(
        drawn(body),
        [
            "P Tình hình chung của nền kinh tế trong năm qua có nhiều điểm sáng, tổng sản phẩm/trong nước tăng 7,1%1, cao hơn kế \
             hoạch; kim ngạch xuất khẩu đạt mức cao và thu/ngân sách vượt dự toán. Các ngành sản xuất đã gắn với tiêu thụ, từng \
             bước nâng~cao hiệu quả. Đến nay đã có 12 mặt hàng đạt kim ngạch trên một tỷ đồng, tăng hai/mặt hàng.",
            "F Tính theo giá so sánh, số liệu sơ bộ của cơ quan thống kê, có thể thay đổi khi/có số liệu chính thức vào cuối năm.",
            "C 12",
            "P Riêng dịch vụ tăng chậm.",
        ]
    );
}

#[test]
fn what_heads_every_page_is_no_text() {
    let page = |number: u32, rest: &str| {
        format!(
            "1. Thu ngân sách\nThu ngân sách trên địa bàn trong năm nay ước đạt ba nghìn hai trăm tỷ đồng và\n\
             tăng so với năm trước, trong đó thu nội địa chiếm phần lớn, thu xuất nhập khẩu chỉ\n\
             chiếm một phần nhỏ.\n2. Chi ngân sách\nChi ngân sách trong năm nay ước đạt bốn nghìn một trăm tỷ \
             đồng, bằng mức của\nnăm trước; chi đầu tư {rest}\n   {number}\nUBND HUYỆN AN LẠC      Kế hoạch 5 năm\n"
        )
    };
    let body =
        format!("UBND HUYỆN AN LẠC      Kế hoạch 5 năm\n\n{}giảm một nửa.\n{}tăng.", page(3, "thì"), page(4, "lại"));
    let found = drawn(&body);
    assert!(found.iter().any(|block| block.starts_with("P Chi ngân sách") && block.ends_with("thì~giảm một nửa.")));
    assert_eq!(found.iter().filter(|block| block.starts_with("C UBND HUYỆN AN LẠC")).count(), 3);

    let body = "BÁO CÁO THÁNG 5        Trang | 1\n\n- Một.\n- Hai.\n- Ba.\n- Bốn.\n- Năm.\n- Sáu.\n- Bảy.\n- Tám.\n\
                BÁO CÁO THÁNG 5        Trang | 2\n- Chín.\n";
    let found = drawn(body);
    assert_eq!(found[..2], ["T BÁO CÁO THÁNG 5", "C Trang | 1"]);
    assert_eq!(found[10..], ["C BÁO CÁO THÁNG 5        Trang | 2", "I1 Chín."]);
}

#[test]
fn what_heads_the_one_page_of_an_extract_is_no_text() {
    let page = |end: &str, head: &str, rest: &str| {
        format!(
            "Trong năm nay tổng thu ngân sách trên địa bàn toàn tỉnh ước đạt mười hai nghìn tỷ\n\
             đồng, tăng khá so với năm trước; thu nội địa chiếm phần lớn tổng thu, còn lại là\n\
             các khoản thu từ hoạt động xuất khẩu và nhập khẩu qua các cửa khẩu trên địa bàn\n\
             của tỉnh, {end}\n{head}\n{rest} bảo đảm nhiệm vụ chi thường xuyên được giao.\n"
        )
    };
    let chrome = |body: &str| drawn(body).into_iter().filter(|block| block.starts_with('C')).count();
    let over = page("đạt mục tiêu đề ra.", "Đề án phát triển tỉnh giai đoạn 2016 - 2020\n- 3 -", "Các huyện đã");
    assert_eq!(chrome(&over), 2);
    let full = "chi ngân sách trong năm ước đạt mười một nghìn tỷ đồng cơ bản";
    let below = page(full, "5\nBáo cáo trình kỳ họp thứ 10", "đáp ứng nhu cầu và");
    assert_eq!(chrome(&below), 2);
    let titled = page(full, "Trang 4/9 - Phòng Tổng hợp", "đáp ứng nhu cầu và");
    assert_eq!(drawn(&titled).len(), 2);
    assert_eq!(chrome(&titled), 1);
    // A line that nothing parts from its paragraph is the end of that.
    let tail = page(full, "đáp ứng nhu cầu chi\n5", "Các huyện đã");
    assert_eq!(chrome(&tail), 1);
}

#[test]
fn labels_and_figures_below_each_other_are_no_running_heads() {
    let rows = "Hồ sơ tiếp nhận\n12\nHồ sơ đúng hạn\n15\nHồ sơ trễ hạn\n13\n".repeat(4);
    assert!(drawn(&rows).iter().all(|block| !block.starts_with("C Hồ sơ")));
}

#[test]
fn a_figure_at_the_start_of_a_wrapped_line_is_no_marker() {
    let body = "Trong tháng qua toàn tỉnh đã giải quyết việc làm cho hơn hai nghìn lao động, đạt\n\
                45,2% kế hoạch năm, trong đó lao động nữ chiếm hơn một nửa tổng số, tăng so với\n\
                12. Các huyện miền núi giải quyết việc làm cho năm trăm lao động, tăng so với kỳ\n\
                trước và chiếm một phần tư tổng số lao động. Công tác đào tạo nghề được quan tâm\n\
                thực hiện, các cơ sở đã tuyển sinh được hơn một nghìn học viên, đạt một nửa kế\n\
                hoạch năm.\n";
    assert_eq!(blocks(body).len(), 1);
}

#[test]
fn a_short_line_that_goes_on_goes_on_with_its_figure() {
    let body = "Trong tháng qua các mặt hàng của tỉnh có mức tăng cao gồm thủy tinh tăng một phần\n\
                tư,\n\
                gạch ốp lát tăng hơn một phần ba, đồ gỗ gia dụng và hàng mây tre các loại\n\
                tăng\n\
                24,9%, giày da tăng chậm hơn do các doanh nghiệp lớn trên địa bàn thiếu đơn hàng\n\
                mới trong khi giá nguyên liệu nhập về vẫn còn cao, thép cán tăng\n\
                12,3% so với cùng kỳ năm trước.\n";
    assert_eq!(blocks(body).len(), 1);
}

#[test]
fn a_text_of_short_items_is_wrapped_at_its_widest_lines() {
    let body = "1. Trâu bò: Tổng đàn trâu 412 con, đàn bò 1.145 con, đàn dê 760 con, đàn lợn nái giảm\n\
                700 con so với cùng kỳ.\n\
                2. Thủy sản: Sản lượng nuôi thả 38 tấn, khai thác 12 tấn; cá giống do huyện hỗ trợ xã\n\
                Hòa Bình 20 vạn con.\n\
                3. Giao thông: Đã làm 3 km đường.\n\
                4. Tiêm phòng: Lợn 1.500 liều, gia cầm 9.000 liều, hoàn thành trước thời hạn đề ra của\n\
                huyện.\n";
    assert_eq!(blocks(body).len(), 4);
}

#[test]
fn lines_broken_by_hand_here_and_there_are_no_page() {
    let body = "Trong các khoản đã nêu ở trên có\n- một nửa số nợ cũ.\n\nPhần sau nói thêm về\nnhư trên. Phần sau nói về\n\
                thu ngân sách\nnhư trên.\n";
    assert_eq!(
        drawn(body),
        [
            "T Trong các khoản đã nêu ở trên có",
            "I1 một nửa số nợ cũ.",
            "P Phần sau nói thêm về/như trên. Phần sau nói về/thu ngân sách/như trên.",
        ]
    );
}

#[test]
fn columns_of_a_letterhead_are_read_one_after_the_other() {
    let body = "UBND TỈNH X                  CỘNG HÒA Y\nSỞ TÀI CHÍNH                 Độc lập\n\nSố: 12/BC-STC                X, ngày 2 tháng 3\n\n\
                BÁO CÁO\nThu chi quý I\n\nThu đạt 5 tỷ đồng.";
    assert_eq!(
        drawn(body),
        [
            "C UBND TỈNH X~SỞ TÀI CHÍNH",
            "C CỘNG HÒA Y~Độc lập",
            "C Số: 12/BC-STC",
            "C X, ngày 2 tháng 3",
            "T BÁO CÁO",
            "T Thu chi quý I",
            "P Thu đạt 5 tỷ đồng.",
        ]
    );
}

#[test]
fn rows_of_figures_are_a_table() {
    let body = "Một số chỉ tiêu\n\nChỉ tiêu        Đơn vị      Tháng 5\nLúa             ha          1.200\nNgô             ha          -\n\n\
                Diện tích lúa 1.200 1.300 108,3\nDiện tích ngô 300 310 103,3\nNhìn chung tăng khá.\n| a | 1 |\n|---|---|\n| b | 2 |";
    let kinds: Vec<char> = drawn(body).iter().filter_map(|line| line.chars().next()).collect();
    assert_eq!(kinds, ['T', 'R', 'R', 'R', 'R', 'R', 'P', 'R', 'R', 'R']);
}

#[test]
fn bars_counters_and_stamps_are_chrome() {
    let body = "Trang chủ | Tin tức | Liên hệ\n\nKinh tế xã khởi sắc\n\n05/10/2021 09:27\n\nXã có 12 hộ khá.\n\nLượt xem: 31      In trang      Gửi";
    assert_eq!(
        drawn(body),
        [
            "C Trang chủ | Tin tức | Liên hệ",
            "T Kinh tế xã khởi sắc",
            "C 05/10/2021 09:27",
            "P Xã có 12 hộ khá.",
            "C Lượt xem: 31      In trang      Gửi",
        ]
    );
}

#[test]
fn bullets_of_symbol_fonts_and_emoji_are_markers() {
    let body = "Kết quả\n\n\u{F0B7} Thu 5 tỷ đồng.\n👉 Chi 4 tỷ đồng.\n✔️ Nợ 1 tỷ đồng.\n• Khác.";
    assert_eq!(drawn(body)[1..], ["I1 Thu 5 tỷ đồng.", "I1 Chi 4 tỷ đồng.", "I1 Nợ 1 tỷ đồng.", "I1 Khác."]);
}

#[test]
fn a_lone_sentence_is_a_paragraph_and_nothing_is_nothing() {
    assert_eq!(drawn("Thu 5 tỷ đồng"), ["P Thu 5 tỷ đồng"]);
    assert_eq!(drawn(" \n \n"), [""; 0]);
}

proptest::proptest! {
    /// Blocks stay inside the body on character boundaries, in order up to their holes, and cover every character.
    #[test]
    fn blocks_cover_all_of_any_text(
        lines in proptest::collection::vec("[ \t]{0,5}([-+*•|A-Ia-i0-9.,:;()%đĐ ]{0,4}){0,6}", 0..40)
    ) {
        let body = lines.join("\n");
        let mut covered = vec![false; body.len()];
        for block in blocks(&body) {
            proptest::prop_assert!(block.parent.is_none_or(|parent| parent < body.len()));
            for segment in block.segments() {
                proptest::prop_assert!(body.get(segment.start as usize..segment.end as usize).is_some());
            }
            let mut at = block.span.start as usize;
            for hole in block.holes.iter().map(|hole| (hole.start as usize, hole.end as usize)).chain([(block.span.end as usize, 0)]) {
                proptest::prop_assert!(at <= hole.0);
                for byte in &mut covered[at..hole.0] {
                    proptest::prop_assert!(!*byte, "a character in two blocks");
                    *byte = true;
                }
                at = hole.1;
            }
        }
        for (at, c) in body.char_indices() {
            proptest::prop_assert!(covered[at] || c.is_whitespace() || c == '|', "{c:?} at {at} is in no block");
        }
    }
}

#[test]
fn a_line_of_cells_with_an_amount_is_a_row() {
    let body = "Dự toán năm sau\n\nA. Tổng thu | 3.455 tỷ đồng | ||\n1. Thu nội địa | 980 tỷ đồng | tăng 4% so với năm trước ||\n\n\
                Trang chủ | Tin tức | Liên hệ\n\nPhòng Tài chính trình bày thêm.";
    assert_eq!(
        drawn(body),
        [
            "T Dự toán năm sau",
            "R A. Tổng thu | 3.455 tỷ đồng | ||",
            "R 1. Thu nội địa | 980 tỷ đồng | tăng 4% so với năm trước ||",
            "C Trang chủ | Tin tức | Liên hệ",
            "P Phòng Tài chính trình bày thêm.",
        ]
    );
}

#[test]
fn the_number_of_a_document_may_end_in_a_small_letter() {
    let body =
        "CƠ QUAN X\nSố: 36/QĐ-TTg\nHuế, ngày 2 tháng 3 năm 2011\n\nQUYẾT ĐỊNH\nDuyệt đề án Y\n\nĐiều 1. Cấp 5 tỷ đồng.";
    assert_eq!(
        drawn(body)[..5],
        ["C CƠ QUAN X", "C Số: 36/QĐ-TTg", "C Huế, ngày 2 tháng 3 năm 2011", "T QUYẾT ĐỊNH", "T Duyệt đề án Y",]
    );
}
