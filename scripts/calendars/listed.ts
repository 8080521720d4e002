/**
 * Places whose days are announced year by year and that the library gets wrong (India's days of the moon, Thailand's
 * substitutes and Buddhist days, Vietnam's Tet). Written down from the announcements.
 */
export interface ListedPlace {
  place: string;
  zone: string;
  source: string;
  from: number;
  to: number;
  days: Record<string, string[]>;
}

export const listedPlaces: ListedPlace[] = [
  {
    place: 'IN',
    zone: 'Asia/Kolkata',
    source: 'yearly lists of gazetted holidays of the Department of Personnel and Training; not verified',
    from: 2024,
    to: 2026,
    days: {
      'Republic Day': ['2024-01-26', '2025-01-26', '2026-01-26'],
      'Maha Shivaratri': ['2025-02-26'],
      Holi: ['2024-03-25', '2025-03-14', '2026-03-04'],
      'Good Friday': ['2024-03-29', '2025-04-18', '2026-04-03'],
      'Eid al-Fitr': ['2024-04-11', '2025-03-31', '2026-03-21'],
      'Ram Navami': ['2024-04-17', '2026-03-26'],
      'Ambedkar Jayanti': ['2025-04-14', '2026-04-14'],
      'Mahavir Jayanti': ['2024-04-21', '2025-04-10', '2026-03-31'],
      'Buddha Purnima': ['2024-05-23', '2025-05-12', '2026-05-01'],
      'Eid al-Adha': ['2024-06-17', '2025-06-07', '2026-05-27'],
      Muharram: ['2024-07-17', '2025-07-06', '2026-06-26'],
      'Independence Day': ['2024-08-15', '2025-08-15', '2026-08-15'],
      Janmashtami: ['2024-08-26', '2025-08-16', '2026-09-04'],
      'Milad un-Nabi': ['2024-09-16', '2025-09-05', '2026-08-26'],
      'Gandhi Jayanti': ['2024-10-02', '2025-10-02', '2026-10-02'],
      Dussehra: ['2024-10-12', '2025-10-02', '2026-10-20'],
      Diwali: ['2024-10-31', '2025-10-20', '2026-11-08'],
      'Guru Nanak Jayanti': ['2024-11-15', '2025-11-05', '2026-11-24'],
      Christmas: ['2024-12-25', '2025-12-25', '2026-12-25'],
    },
  },
  {
    place: 'TH',
    zone: 'Asia/Bangkok',
    source: 'yearly cabinet resolutions on official holidays, without days given once; not verified',
    from: 2024,
    to: 2026,
    days: {
      'New Year': ['2024-01-01', '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2026-12-31'],
      'Makha Bucha': ['2024-02-24', '2024-02-26', '2025-02-12', '2026-03-03'],
      'Chakri Memorial Day': ['2024-04-06', '2024-04-08', '2025-04-06', '2025-04-07', '2026-04-06'],
      Songkran: [
        ...['2024-04-13', '2024-04-14', '2024-04-15', '2024-04-16'],
        ...['2025-04-13', '2025-04-14', '2025-04-15', '2025-04-16'],
        ...['2026-04-13', '2026-04-14', '2026-04-15'],
      ],
      'Coronation Day': ['2024-05-04', '2024-05-06', '2025-05-04', '2025-05-05', '2026-05-04'],
      'Visakha Bucha': ['2024-05-22', '2025-05-11', '2025-05-12', '2026-05-31', '2026-06-01'],
      'Queen’s Birthday': ['2024-06-03', '2025-06-03', '2026-06-03'],
      'Asalha Bucha': ['2024-07-20', '2024-07-22', '2025-07-10', '2026-07-29'],
      'Buddhist Lent': ['2024-07-21', '2025-07-11', '2026-07-30'],
      'King’s Birthday': ['2024-07-28', '2024-07-29', '2025-07-28', '2026-07-28'],
      'Queen Mother’s Birthday': ['2024-08-12', '2025-08-12', '2026-08-12'],
      'King Bhumibol Memorial Day': ['2024-10-13', '2024-10-14', '2025-10-13', '2026-10-13'],
      'King Chulalongkorn Day': ['2024-10-23', '2025-10-23', '2026-10-23'],
      'King Bhumibol’s Birthday': ['2024-12-05', '2025-12-05', '2026-12-05', '2026-12-07'],
      'Constitution Day': ['2024-12-10', '2025-12-10', '2026-12-10'],
    },
  },
  {
    place: 'VN',
    zone: 'Asia/Ho_Chi_Minh',
    source: 'Labour Code 2019 Art. 111-112 and yearly notices on Tet, without exchanged days; not verified',
    from: 2024,
    to: 2026,
    days: {
      'Tết Dương lịch': ['2024-01-01', '2025-01-01', '2026-01-01'],
      'Tết Nguyên đán': [
        ...['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12', '2024-02-13', '2024-02-14'],
        ...['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'],
        ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
      ],
      'Giỗ Tổ Hùng Vương': ['2024-04-18', '2025-04-07', '2026-04-26', '2026-04-27'],
      'Ngày Chiến thắng': ['2024-04-30', '2025-04-30', '2026-04-30'],
      'Quốc tế Lao động': ['2024-05-01', '2025-05-01', '2026-05-01'],
      'Quốc khánh': ['2024-09-02', '2024-09-03', '2025-09-01', '2025-09-02', '2026-09-01', '2026-09-02'],
    },
  },
];
