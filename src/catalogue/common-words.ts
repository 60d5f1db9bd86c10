import type { TermLanguage } from '../core/catalogue.ts';

const words = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('_', ' ')),
  );

/**
 * Everyday words of each language as the matcher folds them, `_` for a space: a term of another language that folds
 * to one of them would be found in any text. Chosen by us; a list to warn by, never to match by.
 */
export const COMMON_WORDS: Readonly<Partial<Record<TermLanguage, ReadonlySet<string>>>> = {
  en: words(`
    a about after all also an and any are area as at be best big but by can cap city come company data day den do
    dong down end even fan far fast few fill find first for form found free from full gas get gin give go good group
    hang has have high him his home hot how hung in is it its just keep kind know lab land last led let life like
    line long look low made main make man many map may me men mix more most mat name need new next no not now of off
    oil old on one only or other our out over own pan part pay pen pin plan play pop product put red run same sang
    see set she show side six size sit small so son song store such sun take tan tap team ten than that the them then
    they thin thing this three time tin to today too top trade tray two under up us use van very via was water way we
    well what when which who will win with work world year you young`),
  vi: words(`
    an ba ban bao ben bo bon cac cai cam can canh cao cap cat cau cay chat chi cho chu chuyen co con cong cu cua cung
    da dan dang dat dau day de den di dia dien do doc doi dong du dung duoc duong em gan gia giao gio giu goi ha hai
    ham han hang hay hen hien ho hoa hoac hoc hoi hon hop hung huong ke ket khach khai khi kho khoang khong khu kien
    kim kinh lai lam lan lap len lien lo loai lon long luc ly ma mai man mat may me mo moi mot mua muon nam nang nao
    nay nen neu nga ngay nghi ngoai nguoi nha nhan nhat nhe nho nhu nhung noi nuoc o pha phai phan phong phu qua quan
    quang quy ra rang rat ren ro roi sach sai san sang sau se sinh so son song su ta tai tam tan tang tao tap tat tay
    te ten than thang thanh the them thi thich tho thoi thu thuc tien tim tin to toan toi ton tot tra trang tren tri
    trong truoc tu tuan tuc tuy va van vao vat vay ve vi viec vien viet vo voi von vu vua xa xay xe xem xin xong yeu
    cong_ty nha_may san_xuat khach_hang dau_tu kinh_doanh thi_truong viet_nam chat_luong hien_nay thanh_pho du_an
    cung_cap xuat_khau nhap_khau tu_dong quan_ly phat_trien ky_thuat cong_nghe cong_nghiep san_pham`),
  ja: words(
    '汽車 手紙 新聞 機関 工程 用意 勉強 大家 人参 模型 工作 機会 出荷 検討 案内 会社 製品 株式会社 工場 製造 生産',
  ),
  zh: words(
    '公司 产品 產品 客户 客戶 生产 生產 制造 製造 市场 市場 工厂 工廠 投资 投資 项目 項目 机会 機會 工作 大家',
  ),
};
